import { toCsv, toJsonLines, toLineProtocol } from '@smart-me/export';
import { toParquet } from '@smart-me/export/parquet';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { benchmark, clockTime, type Comparison, type Runner, type Timing } from './benchmark.ts';

/** What plain code needs for the same file. */
const TEXT_BY_HAND = 'string concatenation';
const PARQUET_BY_HAND = 'hyparquet-writer on prepared columns';
const ROWS = '20,000 readings of four counters';

/** A file of quarter-hours of a counter, four values each. */
export const exportComparisons: readonly Comparison[] = [
  { title: `CSV, ${ROWS}`, baseline: TEXT_BY_HAND, measure: csv },
  { title: `Line protocol and JSON lines, ${ROWS}`, baseline: TEXT_BY_HAND, measure: lineProtocol },
  { title: `Parquet, ${ROWS}`, baseline: PARQUET_BY_HAND, measure: parquet },
];

const READINGS = 20_000;
const CODES = ['1-0:1.8.0*255', '1-0:2.8.0*255', '1-0:1.8.1*255', '1-0:1.8.2*255'] as const;
const DEVICE = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

function quarterHours(): readonly DeviceReading[] {
  const codes = CODES.map((code) => parseObis(code));
  return Array.from({ length: READINGS }, (_, at) => ({
    deviceId: DEVICE,
    timestamp: new Timestamp(Date.UTC(2026, 0, 1) + at * 900_000),
    values: codes.map((obis, code) => ({ obis, value: 10_000_000 + at * 250 + code, unit: 'Wh' })),
  }));
}

async function csv(): Promise<Timing[]> {
  const readings = quarterHours();
  return benchmark([
    { name: 'toCsv', run: drained(() => toCsv(readings, { columns: CODES, timeZone: 'Europe/Zurich' })) },
    {
      name: TEXT_BY_HAND,
      run: drained(() => {
        let text = '';
        for (const { deviceId, timestamp, values } of readings) {
          const time = timestamp.toDate();
          const [local, utc] = [time.toISOString(), time.toISOString()];
          text += `${deviceId},${local},${utc},`;
          for (const { value } of values) text += `,${value / 1000}`;
          text += ',measured\n';
        }
        return [text];
      }),
    },
  ]);
}

async function lineProtocol(): Promise<Timing[]> {
  const readings = quarterHours();
  return benchmark([
    { name: 'toLineProtocol', run: drained(() => toLineProtocol(readings)) },
    { name: 'toJsonLines', run: drained(() => toJsonLines(readings)) },
    {
      name: TEXT_BY_HAND,
      run: drained(() => {
        let text = '';
        for (const { deviceId, timestamp, values } of readings) {
          const time = `${timestamp.epochMilliseconds}000000`;
          for (const [code, { value }] of values.entries())
            text += `smart_me,device=${deviceId},obis=${CODES[code] ?? ''},unit=kWh value=${value / 1000} ${time}\n`;
        }
        return [text];
      }),
    },
  ]);
}

async function parquet(): Promise<Timing[]> {
  const readings = quarterHours();
  const columnData: ColumnSource[] = [
    { name: 'device_id', data: readings.map(({ deviceId }) => deviceId), type: 'STRING', nullable: false },
    {
      name: 'start',
      data: readings.map(({ timestamp }) => timestamp.ticks / 10n),
      type: 'INT64',
      nullable: false,
    },
    { name: 'end', data: readings.map(() => null), type: 'INT64' },
    ...CODES.map((name, code) => ({
      name,
      data: readings.map(({ values }) => (values[code]?.value ?? 0) / 1000),
      type: 'DOUBLE' as const,
    })),
    { name: 'quality', data: readings.map(() => 'measured'), type: 'STRING', nullable: false },
  ];
  return benchmark([
    { name: 'toParquet', run: drained(() => toParquet(readings, { columns: CODES })) },
    {
      name: PARQUET_BY_HAND,
      run: drained(() => {
        const writer = new ByteWriter();
        const file = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData }) });
        void file.write({ columnData, rowGroupSize: READINGS });
        void file.finish();
        return [writer.getBytes()];
      }),
    },
  ]);
}

/** Runs to the end of the file. Text is made flat, as a write makes it: joined pieces would wait to be copied. */
function drained(file: () => Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>): Runner {
  return (iterations) =>
    clockTime(async () => {
      for (let at = 0; at < iterations; at++) {
        for await (const piece of file())
          written += typeof piece === 'string' ? Buffer.byteLength(Buffer.from(piece)) : piece.length;
      }
    });
}

/** Somebody might look. */
export let written = 0;
