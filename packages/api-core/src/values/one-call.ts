import type { DeviceReading } from '@smart-me/readings';
import type { CallPromise, CallResponse } from '../client/client.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import type { Instant } from '../wire/date-time.ts';
import { MAX_READINGS, timeOf } from './history-options.ts';

/** The readings that one call returned. */
export interface ReadingsOfOneCall extends Array<DeviceReading> {
  /**
   * Whether the platform may have left readings out: it returns 1000 at most, and there are as many. Only with
   * `intervalMinutes: 0`, where nobody knows before how many there are; `values.history` reads them all.
   */
  readonly mayBeCut: boolean;
}

/** A range of time, as `between` of both APIs takes it. */
interface Range {
  readonly from: Instant;
  readonly to: Instant;
  readonly intervalMinutes: number;
}

/**
 * Reads a range in one call: what `values.between` of the account and the partner API is made of. The platform cuts at 1000
 * readings without a word.
 *
 * @throws {SmartMeError} `invalid_request`, before it calls, for a range of more; it names the way to read them
 */
export function readInOneCall(
  range: Range,
  call: () => CallPromise<DeviceReading[]>,
): CallPromise<ReadingsOfOneCall> {
  checkOneCall(range);
  const called = call();
  const marked = (readings: DeviceReading[]): ReadingsOfOneCall => {
    const mayBeCut = range.intervalMinutes === 0 && readings.length >= MAX_READINGS;
    // Not to be counted among the readings by those who go through the keys.
    return Object.defineProperty(readings, 'mayBeCut', { value: mayBeCut }) as ReadingsOfOneCall;
  };
  const output = called.then(marked);
  const withResponse = async (): Promise<CallResponse<ReadingsOfOneCall>> => {
    output.catch(() => undefined);
    const response = await called.withResponse();
    return { ...response, output: await output };
  };
  return Object.assign(output, { withResponse });
}

function checkOneCall(range: Range | null | undefined): void {
  // The call itself says what is wrong with an input that is none.
  if (range === null || range === undefined) return;
  const { from, to, intervalMinutes } = range;
  if (!(intervalMinutes > 0)) return;
  const milliseconds = timeOf('to', to).epochMilliseconds - timeOf('from', from).epochMilliseconds;
  const count = Math.ceil(milliseconds / (intervalMinutes * 60_000));
  if (count <= MAX_READINGS) return;
  throw new SmartMeError(
    `from, to and intervalMinutes ask for ${count} readings, and the platform returns the first ${MAX_READINGS} of them.`,
    { code: 'invalid_request', hint: 'Read them with values.history, which makes the calls that it takes.' },
  );
}
