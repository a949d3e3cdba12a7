import { isDeepStrictEqual } from 'node:util';
import { decodeColumns, decodeReadings, encodeReadings, RealtimeDecodeError } from '@smart-me/proto-codec';
import { ReadingColumns } from '@smart-me/readings';
import { ACCEPTED, type Fuzz, fuzz, must, refusal } from './fuzz.ts';
import { deliveries } from './deliveries.ts';

/** A path of the schema's names: `DeviceDataItems[0].DeviceValues[2].Obis`. */
const PATH = /^(?:\w+(?:\[\d+\])?(?:\.\w+(?:\[\d+\])?)*)?$/;

/**
 * Readings that are written and read back the same, no more of them than bytes; or `RealtimeDecodeError` at a byte of the
 * input. Columns are read in the same cases.
 */
export const decodeFuzz: Fuzz = fuzz({
  name: 'decodeReadings',
  inputs: deliveries,
  check: (bytes) => {
    try {
      const readings = decodeReadings(bytes);
      const values = readings.reduce((sum, reading) => sum + reading.values.length, 0);
      must(readings.length + values <= bytes.length, `${values} values of ${bytes.length} bytes`);
      const written = encodeReadings(readings);
      must(isDeepStrictEqual(decodeReadings(written), readings), 'what was written reads otherwise');
      must(decodeColumns(bytes).valueCount === values, 'columns have another number of rows');
      return ACCEPTED;
    } catch (error) {
      const { offset, path } = refusal(error, RealtimeDecodeError);
      must(offset >= 0 && offset <= bytes.length, `byte ${offset} of ${bytes.length}`);
      must(PATH.test(path), `the path ${path}`);
      const columns = new ReadingColumns();
      must(
        refused(() => decodeColumns(bytes, columns)) && columns.valueCount === 0 && columns.deviceCount === 0,
        'columns were read',
      );
      return 'RealtimeDecodeError';
    }
  },
});

function refused(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    return error instanceof RealtimeDecodeError;
  }
}
