import type { ObisCode } from '@smart-me/obis';
import {
  consumption,
  type DeviceReading,
  inUnit,
  loadProfile,
  type ReadingSource,
  Timestamp,
  timeZoneOf,
} from '@smart-me/readings';
import { mainCounters } from './quantity.ts';
import type { WireDay, WireDayCounter, WireSlot } from './wire.ts';

/** Whose day, and which. */
export interface DayOptions {
  readonly source: ReadingSource;
  readonly deviceId: string;
  readonly now: number;
  readonly timeZone: string;
  readonly signal: AbortSignal;
}

/** The load profile of a device's counters since midnight, and what was used today and yesterday. */
export async function dayProfile(options: DayOptions): Promise<WireDay> {
  const { now, timeZone } = options;
  const zone = timeZoneOf(timeZone);
  const today = midnightBefore(zone, now);
  const yesterday = midnightBefore(zone, today - 1);
  const day = { yesterday, today, now, timeZone };
  const { counters, readings } = await countersOf(options, yesterday);
  return {
    from: today,
    to: zone.nextMultiple(now, MINUTES_OF_DAY),
    now,
    counters: counters.map((code) => dayOf(code, readings, day)),
  };
}

const MINUTES_OF_DAY = 1440;
const SLOT_MINUTES = 15;

/** The last midnight of a clock at or before a time. */
function midnightBefore(zone: ReturnType<typeof timeZoneOf>, time: number): number {
  // No day is longer than 25 hours.
  let midnight = zone.nextMultiple(time - 26 * 3_600_000, MINUTES_OF_DAY);
  for (;;) {
    const next = zone.nextMultiple(midnight, MINUTES_OF_DAY);
    if (next > time) return midnight;
    midnight = next;
  }
}

/** Readings this near to each other say nothing that a quarter hour would show. */
const THINNED_TO = 20_000;

/** The counters since yesterday, without what is not needed of a meter that sends every second. */
async function countersOf(
  { source, deviceId, now, signal }: DayOptions,
  yesterday: number,
): Promise<{ readonly counters: readonly ObisCode[]; readonly readings: readonly DeviceReading[] }> {
  const codes = new Map<number, ObisCode>();
  const readings: DeviceReading[] = [];
  // A reading a little earlier tells where the counter stood at midnight.
  const range = { from: new Timestamp(yesterday - 3_600_000), to: new Timestamp(now + 1) };
  let kept = -Infinity;
  for await (const reading of source.range(deviceId, range, { signal })) {
    const time = reading.timestamp.epochMilliseconds;
    if (time - kept < THINNED_TO) continue;
    const counters = mainCounters(reading.values.map(({ obis }) => obis));
    if (counters.length === 0) continue;
    kept = time;
    for (const obis of counters) codes.set(obis.key, obis);
    readings.push({ ...reading, values: reading.values.filter(({ obis }) => counters.includes(obis)) });
  }
  return { counters: mainCounters(codes.values()), readings };
}

interface Day {
  readonly yesterday: number;
  readonly today: number;
  readonly now: number;
  readonly timeZone: string;
}

function dayOf(
  code: ObisCode,
  readings: readonly DeviceReading[],
  { yesterday, today, now, timeZone }: Day,
): WireDayCounter {
  const at = (time: number): Timestamp => new Timestamp(time);
  const used = (from: number, to: number): { value: number | undefined; unit: string } => {
    const { value, unit, quality } = consumption(readings, {
      code,
      from: at(from),
      to: at(to),
      toleranceSeconds: 900,
    });
    return { value: quality === 'missing' ? undefined : value, unit };
  };
  const profile = loadProfile(readings, {
    code,
    from: at(today),
    to: at(now),
    minutes: SLOT_MINUTES,
    timeZone,
  });
  const meanUnit = profile.slots.find(({ meanPower }) => meanPower !== undefined)?.meanPower?.unit ?? '';
  const slots = profile.slots.map(({ from, to, meanPower }): WireSlot => ({
    from: from.epochMilliseconds,
    to: to.epochMilliseconds,
    mean: meanPower && inUnit(meanPower, meanUnit),
  }));
  const { value, unit } = used(today, now);
  return {
    code: code.toString(),
    meanUnit,
    slots,
    peak: peakOf(slots),
    unit,
    today: value,
    yesterdayUntilNow: used(yesterday, yesterday + (now - today)).value,
    yesterday: used(yesterday, today).value,
  };
}

function peakOf(slots: readonly WireSlot[]): WireSlot | undefined {
  let peak: WireSlot | undefined;
  for (const slot of slots) if ((slot.mean ?? 0) > (peak?.mean ?? 0)) peak = slot;
  return peak;
}
