import type { DeviceReading, Timestamp } from '@smart-me/readings';
import { isSmartMeError, SmartMeError } from '../error/smart-me-error.ts';
import { sleep } from '../http/wait.ts';
import type { DeviceLike } from './history-options.ts';
import { inOrder } from './in-order.ts';

/** Options of a poll. */
export interface PollOptions {
  /** The devices to ask, or their ids. */
  readonly devices: readonly DeviceLike[];
  /** Seconds between two questions to one device, at least 1; 60 by default. After an error it is longer. */
  readonly everySeconds?: number | undefined;
  /** Ends it: the iteration is over then, without an error. */
  readonly signal?: AbortSignal | undefined;
  /** Minutes without a new reading until a device is stale; 15 by default. M-Bus meters may be read once a day. */
  readonly staleAfterMinutes?: number | undefined;
  /** Told once of a device that has become stale, and again after it was not. */
  readonly onStale?: ((device: StaleDevice) => void) | undefined;
  /** Told of an error after which a device is asked again, later. */
  readonly onError?: ((error: SmartMeError, deviceId: string) => void) | undefined;
}

/** A device of which nothing new has come for long. */
export interface StaleDevice {
  readonly deviceId: string;
  /** The time of its last reading; `undefined` when it has none. */
  readonly last: Timestamp | undefined;
}

/** The newest readings of a device, from `since` on where that is known; none when it has never measured anything. */
export type FetchNewest = (
  deviceId: string,
  since: Timestamp | undefined,
  signal: AbortSignal,
) => Promise<{ readonly readings: readonly DeviceReading[]; readonly date?: Date | undefined }>;

const DEFAULT_SECONDS = 60;
const DEFAULT_STALE_MINUTES = 15;
/** No device waits longer than this after an error, in milliseconds. */
const LONGEST_WAIT = 15 * 60_000;
/** Calls at the same time; the client's own limit may be lower. */
const CONCURRENCY = 4;

/**
 * New readings of some devices, as a program gets them that asks again and again: what `values.poll` of the account and the
 * partner API is made of. A reading is yielded when its own time is newer than the last one of its device. After a 429 or
 * another passing error a device is asked later, each time twice as late.
 *
 * @throws {SmartMeError} `invalid_request` for options that make no sense; whatever asking again does not fix, such as
 *   `unauthorized` and `missing_scope`
 */
export async function* pollReadings(
  fetchNewest: FetchNewest,
  options: PollOptions,
): AsyncGenerator<DeviceReading, void, undefined> {
  checkDevices(options);
  const { everySeconds = DEFAULT_SECONDS, staleAfterMinutes = DEFAULT_STALE_MINUTES } = options;
  if (!(everySeconds >= 1 && everySeconds <= MOST_SECONDS)) {
    throw refused(`everySeconds is ${everySeconds}`, `Give 1 to ${MOST_SECONDS} seconds.`);
  }
  if (!(staleAfterMinutes > 0)) {
    throw refused(
      `staleAfterMinutes is ${staleAfterMinutes}`,
      'Give the minutes after which a device is stale.',
    );
  }
  const ended = new AbortController();
  const signal =
    options.signal === undefined ? ended.signal : AbortSignal.any([options.signal, ended.signal]);
  const polled = options.devices.map((device): Polled => ({
    deviceId: typeof device === 'string' ? device : device.id,
    last: undefined,
    due: 0,
    failures: 0,
    isStale: false,
  }));

  const ask = async (device: Polled, signal: AbortSignal): Promise<readonly DeviceReading[]> => {
    try {
      const { readings, date } = await fetchNewest(device.deviceId, device.last, signal);
      device.failures = 0;
      device.due += everySeconds * 1000;
      return newOf(device, readings, date ?? new Date());
    } catch (error) {
      if (signal.aborted || !isSmartMeError(error) || !isPassing(error)) throw error;
      device.failures += 1;
      const wait = everySeconds * 1000 * 2 ** Math.min(device.failures, MOST_DOUBLINGS);
      device.due = performance.now() + Math.min(Math.max(error.retryAfter ?? 0, wait), LONGEST_WAIT);
      options.onError?.(error, device.deviceId);
      return [];
    }
  };

  const newOf = (device: Polled, readings: readonly DeviceReading[], now: Date): DeviceReading[] => {
    const fresh = readings
      .filter(({ timestamp }) => device.last === undefined || timestamp.compare(device.last) > 0)
      .sort((one, other) => one.timestamp.compare(other.timestamp));
    device.last = fresh.at(-1)?.timestamp ?? device.last;
    const age = now.getTime() - (device.last?.epochMilliseconds ?? Number.NEGATIVE_INFINITY);
    const isStale = age > staleAfterMinutes * 60_000;
    if (isStale && !device.isStale) options.onStale?.({ deviceId: device.deviceId, last: device.last });
    device.isStale = isStale;
    return fresh;
  };

  try {
    for (const device of polled) device.due = performance.now();
    while (!signal.aborted && polled.length > 0) {
      const now = performance.now();
      const due = polled.filter((device) => device.due <= now);
      for await (const readings of inOrder(due, CONCURRENCY, ask, signal)) yield* readings;
      // A round that took longer than its time is not made up for.
      for (const device of polled) device.due = Math.max(device.due, performance.now());
      const next = Math.min(...polled.map((device) => device.due));
      await sleep(Math.max(0, next - performance.now()), signal);
    }
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
  } finally {
    ended.abort();
  }
}

/** A timer holds no more. */
const MOST_SECONDS = 86_400;
/** Sixteen times as late, so that a device whose server is back is not left out for long. */
const MOST_DOUBLINGS = 4;

interface Polled {
  readonly deviceId: string;
  last: Timestamp | undefined;
  /** When to ask next, by `performance.now`. */
  due: number;
  failures: number;
  isStale: boolean;
}

/** Whether it may be over when the device is asked again. */
function isPassing({ code, cause }: SmartMeError): boolean {
  if (PASSING.has(code)) return true;
  // The tokens could not be renewed, because their server did not respond.
  const isOutage = cause instanceof Error && 'code' in cause && PASSING.has(String(cause.code));
  return code === 'unauthorized' && isOutage;
}

const PASSING: ReadonlySet<string> = new Set([
  'rate_limited',
  'server_error',
  'network',
  'timeout',
  'unexpected_response',
]);

/** A program without types may give anything. */
function checkDevices(options: Partial<PollOptions> | null | undefined): void {
  if (Array.isArray(options?.devices)) return;
  throw refused('devices is no list', 'Give devices of devices.list(), or their ids.');
}

function refused(what: string, hint: string): SmartMeError {
  return new SmartMeError(`The poll cannot start: ${what}.`, { code: 'invalid_request', hint });
}
