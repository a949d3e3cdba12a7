import { type DeviceReading, isPlausibleTime, type TimeRange, Timestamp } from '@smart-me/readings';
import { pause } from '../log/pause.ts';
import type { GapSource } from '../store/gap-source.ts';
import { type BackfillOptions, type CheckedBackfill, checkedBackfill } from './backfill-options.ts';
import { fillGap, type GapEvent, type GapReason } from './fill-gap.ts';

/** A gap that is still there. */
export interface OpenGap extends TimeRange {
  readonly deviceId: string;
  readonly reason: GapReason;
}

/** How the filling of gaps gets on. */
export interface BackfillStatus {
  /** Whether the last history could be read: without the licence gaps stay. `undefined` before the first. */
  readonly isLicensed: boolean | undefined;
  readonly filledGaps: number;
  readonly filledReadings: number;
  /** Gaps that could not be filled, as they were found last. */
  readonly openGaps: readonly OpenGap[];
}

export interface BackfillContext {
  readonly gaps: GapSource;
  readonly devices: () => Promise<readonly string[]>;
  /** Resolves when `gaps` knows all that has been accepted by now; `false` when that takes too long. */
  readonly isCaughtUp: () => Promise<boolean>;
  /** Logs readings of a history. */
  readonly write: (readings: readonly DeviceReading[]) => Promise<void>;
  readonly onEvent: (event: GapEvent) => void;
  readonly signal: AbortSignal;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A licence that is missing is asked for again after this many looks at all devices. */
const LOOKS_WITHOUT_LICENSE = 6;
const MAX_OPEN_GAPS = 10_000;
/** Parts of a history that are asked for at a time: while one is read the next is on its way. */
const PARTS_ASKED_FOR = 2;
/** Readings of a long gap between two pauses. */
const READINGS_AT_ONCE = 500;

/** Looks for gaps, and fills them from the history of the platform. */
export class Backfill {
  readonly #options: CheckedBackfill;
  readonly #context: BackfillContext;
  /** The last time of each device. */
  readonly #last = new Map<string, number>();
  /** Devices that have come back: what a history has filled for them is read again. */
  readonly #returned = new Set<string>();
  readonly #open = new Map<string, OpenGap>();
  /** The oldest reading of each device that came since the last look began: `gaps` may not know it yet. */
  readonly #sinceLook = new Map<string, number>();
  #isLicensed: boolean | undefined;
  #withoutLicense = 0;
  #filledGaps = 0;
  #filledReadings = 0;
  #wake: AbortController = new AbortController();

  constructor(options: BackfillOptions, context: BackfillContext) {
    this.#options = checkedBackfill(options);
    this.#context = context;
  }

  get status(): BackfillStatus {
    return {
      isLicensed: this.#isLicensed,
      filledGaps: this.#filledGaps,
      filledReadings: this.#filledReadings,
      openGaps: [...this.#open.values()],
    };
  }

  /** Notes what came by webhook: a device that was quiet for long, or is new to this process, has come back. */
  observe(readings: readonly DeviceReading[]): void {
    for (const { deviceId, timestamp } of readings) {
      if (!isPlausibleTime(timestamp, this.#now())) continue;
      const time = timestamp.epochMilliseconds;
      const last = this.#last.get(deviceId);
      if (last !== undefined && time - last > this.#options.quietFor * MINUTE) {
        this.#returned.add(deviceId);
        this.#wake.abort();
      }
      this.#last.set(deviceId, Math.max(last ?? time, time));
      this.#sinceLook.set(deviceId, Math.min(this.#sinceLook.get(deviceId) ?? time, time));
    }
  }

  /** Ends with the signal; never rejects. */
  async run(): Promise<void> {
    const { signal } = this.#context;
    let isFirst = true;
    while (!signal.aborted) {
      this.#wake = new AbortController();
      try {
        const devices = await this.#context.devices();
        // After a start everything may have been missed, corrections too.
        if (isFirst) for (const deviceId of devices) this.#returned.add(deviceId);
        isFirst = false;
        await this.#look(devices);
      } catch {
        // The source of the gaps does not respond: it is asked again at the next look.
      }
      await pause(this.#options.every * MINUTE, AbortSignal.any([signal, this.#wake.signal]));
    }
  }

  /** One look at these devices. Gaps that a lost licence leaves are shown, and cost no call. */
  async #look(devices: readonly string[]): Promise<void> {
    const { gaps, signal } = this.#context;
    const { lookBack, spacing } = this.#options;
    this.#sinceLook.clear();
    if (!(await this.#context.isCaughtUp())) return;
    if (this.#isLicensed === false) {
      this.#withoutLicense = (this.#withoutLicense + 1) % LOOKS_WITHOUT_LICENSE;
    }
    let mayAsk = this.#isLicensed !== false || this.#withoutLicense === 0;
    for (const deviceId of new Set([...this.#returned, ...devices])) {
      const now = this.#now();
      const from = new Timestamp(now.epochMilliseconds - lookBack * DAY);
      const withoutHistory = this.#returned.delete(deviceId);
      const found = await gaps.gaps(
        deviceId,
        { from, to: now },
        { longestMinutes: this.#options.quietFor, withoutHistory, signal },
      );
      this.#dropClosed(deviceId, found);
      // Before the first reading of a device nothing is missing: it was not there.
      for (const gap of found.filter((gap) => !gap.from.equals(from))) {
        if (signal.aborted) return;
        if (!withoutHistory && this.#isKnownEmpty(deviceId, gap)) continue;
        if (!mayAsk) {
          this.#keep(deviceId, gap, 'license');
          continue;
        }
        if ((await this.#fill(deviceId, gap)) === 'license') mayAsk = false;
        await pause(spacing, signal);
      }
    }
  }

  async #fill(deviceId: string, gap: TimeRange): Promise<GapReason | undefined> {
    const { write, onEvent, signal } = this.#context;
    const { history, intervalMinutes } = this.#options;
    onEvent({ type: 'gap', deviceId, ...gap });
    try {
      let readings = 0;
      let leftOut = 0;
      const writeOlder = async (found: readonly DeviceReading[]): Promise<void> => {
        // What has come in real time by now is the end of the gap.
        const end = this.#sinceLook.get(deviceId) ?? Infinity;
        const older = found.filter(({ timestamp }) => timestamp.epochMilliseconds < end);
        leftOut += found.length - older.length;
        // One long gap takes as many calls as many short ones: it does not flood the platform either.
        if (readings > 0) await pause(this.#options.spacing, signal);
        if (older.length > 0) await write(older);
        readings += older.length;
      };
      await fillGap({
        history,
        deviceId,
        gap,
        intervalMinutes,
        concurrency: PARTS_ASKED_FOR,
        batch: READINGS_AT_ONCE,
        write: writeOlder,
        signal,
      });
      this.#isLicensed = true;
      // Nothing is known of what was left out: the next look, which knows what came meanwhile, asks again.
      if (leftOut > 0) this.#returned.add(deviceId);
      if (readings === 0) return leftOut > 0 ? undefined : this.#keep(deviceId, gap, 'empty');
      this.#open.delete(keyOf(deviceId, gap));
      this.#filledGaps += 1;
      this.#filledReadings += readings;
      onEvent({ type: 'gap_filled', deviceId, readings, ...gap });
      return undefined;
    } catch (error) {
      if (signal.aborted) return 'failed';
      const isUnlicensed = isForbidden(error);
      if (isUnlicensed) this.#isLicensed = false;
      return this.#keep(deviceId, gap, isUnlicensed ? 'license' : 'failed');
    }
  }

  #keep(deviceId: string, gap: TimeRange, reason: GapReason): GapReason {
    const key = keyOf(deviceId, gap);
    const known = this.#open.get(key);
    if (known !== undefined || this.#open.size < MAX_OPEN_GAPS) {
      this.#open.set(key, { deviceId, ...gap, reason });
    }
    if (known?.reason !== reason) this.#context.onEvent({ type: 'gap_kept', deviceId, reason, ...gap });
    return reason;
  }

  /** One that has grown is asked for again. */
  #isKnownEmpty(deviceId: string, gap: TimeRange): boolean {
    const known = this.#open.get(keyOf(deviceId, gap));
    return known?.reason === 'empty' && gap.to.compare(known.to) <= 0;
  }

  /** Gaps of a device that are there no more, since readings came late. */
  #dropClosed(deviceId: string, found: readonly TimeRange[]): void {
    const keys = new Set(found.map((gap) => keyOf(deviceId, gap)));
    for (const [key, gap] of this.#open) {
      if (gap.deviceId === deviceId && !keys.has(key)) this.#open.delete(key);
    }
  }

  #now(): Timestamp {
    return this.#options.now?.() ?? Timestamp.now();
  }
}

/** By its beginning: the end of one that is still open moves on. */
const keyOf = (deviceId: string, { from }: TimeRange): string => `${deviceId} ${from.toString()}`;

/** A 403 in the midst of things is a licence that is lost: a meter without one takes it away from the whole account. */
function isForbidden(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return (
    ('status' in error && error.status === 403) || ('code' in error && error.code === 'license_required')
  );
}
