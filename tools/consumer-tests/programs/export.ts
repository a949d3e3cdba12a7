import { toCsv, toJsonLines, toLineProtocol } from '@smart-me/export';
import { toParquet } from '@smart-me/export/parquet';
import { readingFromJson } from '@smart-me/readings';

/** One reading in every format. */
export async function run(): Promise<string[]> {
  const readings = [
    readingFromJson({
      deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
      date: '2026-10-25T00:30:00Z',
      values: [{ obis: '1-0:1.8.0*255', value: 1879583.2, unit: 'mWh' }],
    }),
  ];
  const lines: string[] = [];
  const columns = ['1-0:1.8.0*255'];
  for await (const text of toCsv(readings, { columns, timeZone: 'Europe/Zurich' })) lines.push(text);
  for await (const text of toCsv(readings, { locale: 'de-DE' })) lines.push(text);
  for await (const text of toJsonLines(readings)) lines.push(text);
  for await (const text of toLineProtocol(readings)) lines.push(text);
  let bytes = '';
  for await (const part of toParquet(readings, { columns })) bytes += String.fromCharCode(...part);
  return [...lines.join('').trimEnd().split('\n'), `${bytes.slice(0, 4)} ... ${bytes.slice(-4)}`];
}
