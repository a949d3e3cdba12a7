import { describe, expect, test } from '@jest/globals';
import { Timestamp } from '@smart-me/readings';
import { isSmartMeError } from '../error/smart-me-error.ts';
import { readingHistory } from './history.ts';
import type { DeviceLike, HistoryOptions } from './history-options.ts';

const TICK = 1;
const ID = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const START = Timestamp.parse('2026-01-01T00:00:00Z');

/** So many minutes after the start, and so many ticks of 100 ns. */
const at = (minute: number, ticks = 0): Timestamp =>
  new Timestamp(START.epochMilliseconds + Math.round(minute * 60_000), ticks);

describe('a history does not start', () => {
  const INTERVAL = 'Use 1, 15, 60 …, or 0 for every stored reading.';
  const CURSOR = 'Give the start and interval of the history it came from.';
  const DEVICE = 'Give a device of devices.list(), or its id.';

  test.each<[Partial<HistoryOptions>, string, string]>([
    [{ intervalMinutes: 0.5 }, 'intervalMinutes of the history is no whole number of minutes.', INTERVAL],
    [{ intervalMinutes: -1 }, 'intervalMinutes of the history is no whole number of minutes.', INTERVAL],
    [{ concurrency: 0 }, 'concurrency of the history is no count of calls.', 'Use a whole number from 1.'],
    [{ concurrency: 1.5 }, 'concurrency of the history is no count of calls.', 'Use a whole number from 1.'],
    [{ to: at(-1) }, 'to of the history is before from.', 'Give the older time as from.'],
    [{ cursor: at(-1).toString() }, 'cursor of the history is not of this range.', CURSOR],
    [{ cursor: at(0.5).toString() }, 'cursor of the history is not of this range.', CURSOR],
    [{ cursor: at(11).toString() }, 'cursor of the history is not of this range.', CURSOR],
    [
      { intervalMinutes: 0, cursor: at(10, TICK).toString() },
      'cursor of the history is not of this range.',
      CURSOR,
    ],
  ])('with %j', (wrong, message, hint) => {
    const options = { from: START, to: at(10), intervalMinutes: 1, ...wrong };
    expect(() => readingHistory(() => Promise.reject(new Error('asked')), ID, options)).toThrow(
      expect.objectContaining({ code: 'invalid_request', message: `The option ${message}`, hint }),
    );
  });

  test.each([
    { cursor: at(0).toString() },
    { cursor: at(10).toString() },
    { intervalMinutes: 0, cursor: at(10).toString() },
    { intervalMinutes: 0, cursor: at(0.5).toString() },
  ])('but does with the edge %j', (options) => {
    const all = { from: START, to: at(10), intervalMinutes: 1, ...options };
    expect(() => readingHistory(() => Promise.reject(new Error('asked')), ID, all)).not.toThrow();
  });

  test.each([[null], [undefined], [7], [''], [{ id: 7 }], [{ id: '' }], [{}]])(
    'without a device: %j',
    (device) => {
      expect(() =>
        readingHistory(() => Promise.reject(new Error('asked')), device as DeviceLike, {
          from: START,
          to: at(10),
          intervalMinutes: 1,
        }),
      ).toThrow(
        expect.objectContaining({
          code: 'invalid_request',
          message: 'The option device of the history is neither a device nor its id.',
          hint: DEVICE,
        }),
      );
    },
  );

  test.each([[undefined], [null], ['2026-01-01T00:00:00Z']])('without options: %j', (options) => {
    expect(() =>
      readingHistory(() => Promise.reject(new Error('asked')), ID, options as unknown as HistoryOptions),
    ).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        message: 'The option intervalMinutes of the history is no whole number of minutes.',
      }),
    );
  });

  test('with a time that is none, and says what is wrong with it', () => {
    const start = (from: unknown): unknown =>
      readingHistory(() => Promise.reject(new Error('asked')), ID, {
        from: from as string,
        to: at(10),
        intervalMinutes: 1,
      });
    for (const from of ['yesterday', 7, null]) {
      let error: unknown;
      try {
        start(from);
      } catch (thrown) {
        error = thrown;
      }
      expect(isSmartMeError(error, 'invalid_request')).toBe(true);
      expect(String(error)).toMatch(/The option from of the history is no time: .+[^.]\.$/);
      expect(Reflect.get(error as object, 'hint')).not.toBe('');
    }
  });
});
