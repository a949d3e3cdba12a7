import { parseObis } from '@smart-me/obis';
import { Timestamp } from '@smart-me/readings';
import type { ExportReading } from '../rows/export-reading.ts';

export const HOUSE = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const QUARTER = 900_000;

const IMPORT = parseObis('1-0:1.8.0*255');
const POWER = parseObis('1-0:16.7.0*255');
const WATER = parseObis('8-0:1.0.0*255');

/** Quarter-hours of a counter in mWh from a time on, with power and, now and then, water; every seventh is missing. */
export function* quarterHours(
  from: string,
  count: number,
  deviceId: string = HOUSE,
): Generator<ExportReading, void, undefined> {
  const start = Timestamp.parse(from).epochMilliseconds;
  for (let at = 0; at < count; at++) {
    const timestamp = new Timestamp(start + at * QUARTER);
    const end = new Timestamp(start + (at + 1) * QUARTER);
    if (at % 7 === 6) yield { deviceId, timestamp, end, values: [] };
    else {
      const water = at % 5 === 0 ? [{ obis: WATER, value: at * 1.5, unit: 'l' }] : [];
      const values = [
        { obis: IMPORT, value: 1_000_000_000 + at * 250_000.5, unit: 'mWh' },
        { obis: POWER, value: at % 3 === 0 ? -1234.5 : 0.25 * at, unit: 'W' },
        ...water,
      ];
      yield { deviceId, timestamp, end, values };
    }
  }
}

export const COLUMNS: readonly string[] = ['1-0:1.8.0*255', '1-0:16.7.0*255', '8-0:1.0.0*255'];

/** All the text of a run. */
export async function all(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
