import { parseUnit, UnitError } from '@smart-me/obis/units';
import type { DeviceReading, Measurement } from '../device-reading.ts';
import { slots, type SlotsOptions, type TimeRange } from '../time/slots.ts';
import { timeZoneOf } from '../time/time-zone.ts';
import { inUnit } from '../units/in-unit.ts';
import { type InterpolationOptions, isWithin, meterOf, type Quality, worst } from './consumption.ts';
import {
  counterCurve,
  type CounterEvent,
  type CounterOptions,
  difference,
  hoursBetween,
} from './counter-curve.ts';

/** Which load profile. */
export interface LoadProfileOptions extends CounterOptions, InterpolationOptions, SlotsOptions {}

/** What was used in one slot. */
export interface LoadProfileSlot extends TimeRange {
  /** `undefined` when it is missing: never 0. */
  readonly energy: Measurement | undefined;
  /** Mean power (or flow) over the slot. */
  readonly meanPower: Measurement | undefined;
  readonly quality: Quality;
}

/** A load profile: a row for every slot, measured or not. */
export interface LoadProfile {
  readonly slots: readonly LoadProfileSlot[];
  /** What the counter did that is told here, and not summed; the slots it touches are missing. */
  readonly events: readonly CounterEvent[];
}

/**
 * The load profile of a counter: what was used in each slot of local time, and the mean power. The slots of a run without
 * missing ones add up to the difference of the counters at its ends.
 *
 * @throws ReadingParseError when a text is no time, ObisParseError when the code is none; RangeError when there is no such
 *   zone, or no such length of a slot; UnitError for a unit of another dimension.
 * @example
 * const profile = loadProfile(readings, {
 *   code: '1-0:1.8.0*255', from, to, minutes: 15, timeZone: 'Europe/Zurich',
 * });
 * profile.slots[0]; // { from, to, energy: { value: 0.25, unit: 'kWh' }, meanPower: { value: 1000, unit: 'W' }, quality: 'measured' }
 */
export function loadProfile(readings: Iterable<DeviceReading>, options: LoadProfileOptions): LoadProfile {
  const curve = counterCurve(readings, options);
  const meter = meterOf(curve, options);
  const events = [...curve.events.values()];
  const rows: LoadProfileSlot[] = [];
  // Slots and events are both in the order of time, so an event that is over is over for all later slots.
  let pending = 0;
  // Slots touch: where one ends the next begins.
  let start: ReturnType<typeof meter.at> | undefined;
  for (const slot of slots(options)) {
    start ??= meter.at(slot.from);
    const end = meter.at(slot.to);
    while (pending < events.length && (events[pending]?.to.compare(slot.from) ?? 0) <= 0) pending++;
    const event = events[pending];
    const isTouched = event !== undefined && isWithin(event, slot.from, slot.to);
    const quality = isTouched ? 'missing' : worst(start.quality, end.quality);
    rows.push({
      ...slot,
      quality,
      ...amounts(quality, difference(end.count, start.count), curve.unit, slot),
    });
    start = end;
  }
  return { slots: rows, events };
}

function amounts(
  quality: Quality,
  value: number,
  unit: string,
  slot: TimeRange,
): Pick<LoadProfileSlot, 'energy' | 'meanPower'> {
  if (quality === 'missing') return { energy: undefined, meanPower: undefined };
  return { energy: { value, unit }, meanPower: perHour(value / hoursBetween(slot.from, slot.to), unit) };
}

/** The unit of what a unit is in an hour: kWh in an hour are kW, and shown in W, as every power is. */
function perHour(value: number, unit: string): Measurement {
  const power = unit.endsWith('h') ? unit.slice(0, -1) : undefined;
  if (power === undefined || !isUnit(power)) return { value: rounded(value), unit: `${unit}/h` };
  const base = power.startsWith('k') ? power.slice(1) : power;
  return { value: rounded(inUnit({ value, unit: power }, base)), unit: base };
}

const rounded = (value: number): number => Number(value.toPrecision(12));

function isUnit(text: string): boolean {
  try {
    parseUnit(text);
    return true;
  } catch (error) {
    if (error instanceof UnitError) return false;
    throw error;
  }
}

/** The slot of a month with the highest mean power. */
export interface MonthlyPeak {
  /** `2026-10`, by the local clock. */
  readonly month: string;
  readonly slot: LoadProfileSlot;
}

/**
 * The peak of each month of a load profile: of equal slots the first. A month without any measured slot has none.
 *
 * @throws RangeError when there is no such zone.
 * @example
 * monthlyPeaks(profile, 'Europe/Zurich')[0]?.slot.meanPower; // { value: 9120, unit: 'W' }
 */
export function monthlyPeaks({ slots }: Pick<LoadProfile, 'slots'>, timeZone: string): MonthlyPeak[] {
  const zone = timeZoneOf(timeZone);
  const peaks = new Map<string, LoadProfileSlot>();
  for (const slot of slots) {
    if (slot.meanPower === undefined) continue;
    const { epochMilliseconds } = slot.from;
    const month = new Date(epochMilliseconds + zone.offsetAt(epochMilliseconds)).toISOString().slice(0, 7);
    const highest = peaks.get(month)?.meanPower?.value ?? Number.NEGATIVE_INFINITY;
    if (slot.meanPower.value > highest) peaks.set(month, slot);
  }
  return Array.from(peaks, ([month, slot]) => ({ month, slot }));
}
