import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { SmartMeError, type SmartMeErrorCode } from '../error/smart-me-error.ts';
import { type FetchNewest, type PollOptions, pollReadings, type StaleDevice } from './poll.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const reading = (deviceId: string, second: number): DeviceReading => ({
  deviceId,
  timestamp: new Timestamp(NOW + second * 1000),
  values: [{ obis: parseObis('1.7.0'), value: second, unit: 'W' }],
});
const failed = (code: SmartMeErrorCode, retryAfter?: number): SmartMeError =>
  new SmartMeError('x', { code, hint: 'y', retryAfter });

/** The first readings of a poll, this many. */
async function take(
  count: number,
  fetchNewest: FetchNewest,
  options: Partial<PollOptions> = {},
): Promise<string[]> {
  const taken: string[] = [];
  for await (const { deviceId, timestamp } of pollReadings(fetchNewest, {
    devices: ['a'],
    everySeconds: 1,
    ...options,
  })) {
    taken.push(`${deviceId} ${(timestamp.epochMilliseconds - NOW) / 1000}`);
    if (taken.length === count) break;
  }
  return taken;
}

describe('a poll', () => {
  test('yields what is new, by the time of the reading, and in its order', async () => {
    const responses = [
      [reading('a', 1)],
      [reading('a', 1)],
      [reading('a', 3), reading('a', 2), reading('a', 1)],
    ];
    const since: (Timestamp | undefined)[] = [];
    const fetchNewest: FetchNewest = (_, last) => {
      since.push(last);
      return Promise.resolve({ readings: responses.shift() ?? [], date: new Date(NOW) });
    };
    expect(await take(3, fetchNewest)).toEqual(['a 1', 'a 2', 'a 3']);
    expect(since.map((time) => time?.epochMilliseconds)).toEqual([undefined, NOW + 1000, NOW + 1000]);
  });

  test('asks every device, by id or as it was listed', async () => {
    const fetchNewest: FetchNewest = (id) =>
      Promise.resolve({ readings: [reading(id, 1)], date: new Date(NOW) });
    expect(await take(3, fetchNewest, { devices: ['a', { id: 'b' }, 'c'] })).toEqual(['a 1', 'b 1', 'c 1']);
  });

  test('goes on after an error that passes, tells it, and does not hold up the others', async () => {
    const errors: string[] = [];
    let calls = 0;
    const fetchNewest: FetchNewest = (id) => {
      calls += 1;
      if (id === 'a' && calls < 3) return Promise.reject(failed('rate_limited', 50));
      return Promise.resolve({ readings: [reading(id, calls)], date: new Date(NOW) });
    };
    const taken = await take(3, fetchNewest, {
      devices: ['a', 'b'],
      onError: (error, deviceId) => errors.push(`${deviceId} ${error.code}`),
    });
    expect(taken.filter((line) => line.startsWith('b'))).not.toEqual([]);
    expect(errors[0]).toBe('a rate_limited');
  });

  test('ends with an error that asking again does not fix', async () => {
    await expect(take(1, () => Promise.reject(failed('unauthorized')))).rejects.toMatchObject({
      code: 'unauthorized',
    });
  });

  test('goes on when the server of the tokens did not respond: the sign-in itself has not ended', async () => {
    const cause = Object.assign(new Error('no connection'), { code: 'network' });
    const unsigned = new SmartMeError('x', { code: 'unauthorized', hint: 'y', cause });
    let calls = 0;
    const fetchNewest: FetchNewest = (id) =>
      (calls += 1) === 1 ? Promise.reject(unsigned) : Promise.resolve({ readings: [reading(id, 1)] });
    expect(await take(1, fetchNewest)).toEqual(['a 1']);
  });

  test('ends with its signal, without an error, and aborts what is under way', async () => {
    const ending = new AbortController();
    let isAborted = false;
    const fetchNewest: FetchNewest = (_id, _since, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          isAborted = true;
          reject(new Error('aborted'));
        });
        ending.abort();
      });
    expect(await take(1, fetchNewest, { signal: ending.signal })).toEqual([]);
    expect(isAborted).toBe(true);
  });

  test('tells once that a device is stale, by the clock of the server, and again after it was not', async () => {
    const stale: StaleDevice[] = [];
    const minutes = [16, 17, 0, 16];
    const responses = [reading('a', 0), reading('a', 0), reading('a', 1020), reading('a', 1020)];
    const fetchNewest: FetchNewest = () => {
      const minute = minutes.shift() ?? 0;
      const one = responses.shift() ?? reading('a', 9999);
      const now =
        minute === 0 ? one.timestamp.epochMilliseconds : one.timestamp.epochMilliseconds + minute * 60_000;
      return Promise.resolve({ readings: [one], date: new Date(now) });
    };
    await take(3, fetchNewest, { onStale: (device) => stale.push(device) });
    expect(stale.map(({ last }) => last?.epochMilliseconds)).toEqual([NOW, NOW + 1_020_000]);
  });

  test('tells of a device that has never sent anything', async () => {
    const ending = new AbortController();
    const stale: StaleDevice[] = [];
    await take(1, () => Promise.resolve({ readings: [] }), {
      signal: ending.signal,
      onStale: (device) => {
        stale.push(device);
        ending.abort();
      },
    });
    expect(stale).toEqual([{ deviceId: 'a', last: undefined }]);
  });

  test.each([
    [{ everySeconds: 0.5 }, 'everySeconds is 0.5'],
    [{ everySeconds: Number.NaN }, 'everySeconds is NaN'],
    [{ everySeconds: 3_000_000 }, 'everySeconds is 3000000'],
    [{ staleAfterMinutes: 0 }, 'staleAfterMinutes is 0'],
  ])('does not start with %j', async (options, message) => {
    await expect(take(1, () => Promise.reject(new Error('asked')), options)).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining(message),
    });
  });
});

test.each([[null], [undefined], [{}], [{ devices: 'a' }]])(
  'without a list of devices it is refused: %j',
  async (options) => {
    const poll = pollReadings(() => Promise.reject(failed('network')), options as never);
    await expect(poll.next()).rejects.toMatchObject({ code: 'invalid_request' });
  },
);
