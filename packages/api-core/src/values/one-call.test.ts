import { describe, expect, test } from '@jest/globals';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import type { CallPromise, CallResponse } from '../client/client.ts';
import { readInOneCall } from './one-call.ts';

const reading: DeviceReading = { deviceId: 'a', timestamp: new Timestamp(0), values: [] };

/** A call that returns this many readings, and its head. */
function callOf(count: number): CallPromise<DeviceReading[]> {
  const output = Array.from({ length: count }, () => reading);
  const response: CallResponse<DeviceReading[]> = { output, status: 200, headers: new Headers(), skipped: 3 };
  return Object.assign(Promise.resolve(output), { withResponse: () => Promise.resolve(response) });
}

/** A call that fails. */
function failing(): CallPromise<DeviceReading[]> {
  const error = new Error('no network');
  const output = Promise.reject<DeviceReading[]>(error);
  output.catch(() => undefined);
  return Object.assign(output, { withResponse: () => Promise.reject(error) });
}

const range = (minutes: number, intervalMinutes: number) => ({
  from: '2026-01-01T00:00:00Z',
  to: new Date(Date.parse('2026-01-01T00:00:00Z') + minutes * 60_000),
  intervalMinutes,
});

describe('a range of one call', () => {
  test.each([
    [1000, 0, true],
    [999, 0, false],
    // Of asked times it is known how many there are.
    [1000, 1, false],
  ])('with %i readings at interval %i may be cut: %p', async (count, intervalMinutes, mayBeCut) => {
    const readings = await readInOneCall(range(60, intervalMinutes), () => callOf(count));
    expect(readings.mayBeCut).toBe(mayBeCut);
    expect(Object.keys(readings)).toHaveLength(count);
  });

  test('has the head of its response beside the readings, which say the same', async () => {
    const response = await readInOneCall(range(60, 0), () => callOf(1000)).withResponse();
    expect(response).toMatchObject({ status: 200, skipped: 3 });
    expect([response.output.length, response.output.mayBeCut]).toEqual([1000, true]);
  });

  test('that fails does so once, however it is taken', async () => {
    await expect(readInOneCall(range(60, 0), failing)).rejects.toThrow('no network');
    await expect(readInOneCall(range(60, 0), failing).withResponse()).rejects.toThrow('no network');
    // An unhandled rejection would end the test run.
    await new Promise((resolve) => setImmediate(resolve));
  });

  test.each([
    [1_000, 1],
    [15_000, 15],
    // Nobody knows before how many there are.
    [1_000_000, 0],
  ])('of %d minutes is asked for at interval %d', async (minutes, intervalMinutes) => {
    await expect(readInOneCall(range(minutes, intervalMinutes), () => callOf(1))).resolves.toHaveLength(1);
  });

  test('of more readings than one call returns is refused before it is asked for', () => {
    const asked = (): never => {
      throw new Error('asked');
    };
    expect(() => readInOneCall(range(1_000.5, 1), asked)).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        message:
          'from, to and intervalMinutes ask for 1001 readings, and the platform returns the first 1000 of them.',
        hint: 'Read them with values.history, which makes the calls that it takes.',
      }),
    );
  });

  test('with a time that is none is refused by the name of its option', () => {
    expect(() => readInOneCall({ ...range(1, 1), from: 'today' }, failing)).toThrow('The option from ');
    expect(() => readInOneCall({ ...range(1, 1), to: 'today' }, failing)).toThrow('The option to ');
  });

  test.each([[null], [undefined]])('that is %p is left to the call, which says so', async (none) => {
    await expect(readInOneCall(none as never, failing)).rejects.toThrow('no network');
  });

  test('may be empty', async () => {
    await expect(readInOneCall(range(0, 1), () => callOf(0))).resolves.toEqual([]);
  });
});
