import type { ObisCode } from '@smart-me/obis';
import {
  type DeviceReading,
  inUnit,
  type ReadingSource,
  tableUnit,
  Timestamp,
  valueOf,
} from '@smart-me/readings';
import { mainPower, roleOf } from './quantity.ts';
import type { WireHour, WireSeries } from './wire.ts';

/** Whose hour, and the end of it. */
export interface HourOptions {
  readonly source: ReadingSource;
  readonly deviceId: string;
  readonly now: number;
  readonly signal: AbortSignal;
}

const HOUR = 3_600_000;
/** A meter that sends three times a second sends about 11,000 readings in an hour; of more than these every second one is left out. */
const MAX_POINTS = 12_000;

/**
 * Power and phases of the last hour, as they were measured. Where only counters are stored, as in a history, their difference
 * gives the mean power from one reading to the next.
 */
export async function lastHour({ source, deviceId, now, signal }: HourOptions): Promise<WireHour> {
  const from = now - HOUR;
  const curves = new Map<number, Curve>();
  const codes = new Set<ObisCode>();
  let before: DeviceReading | undefined;
  let derived: { readonly at: number; readonly watts: number }[] = [];
  for await (const reading of source.range(
    deviceId,
    { from: new Timestamp(from), to: new Timestamp(now + 1) },
    { signal },
  )) {
    const at = reading.timestamp.epochMilliseconds;
    let hasPower = false;
    for (const measured of reading.values) {
      const role = roleOf(measured.obis);
      if (role !== 'power' && role !== 'phase') continue;
      hasPower ||= role === 'power';
      codes.add(measured.obis);
      const unit = tableUnit(measured.obis);
      add(curves, measured.obis, unit, at, inUnit(measured, unit));
    }
    const watts = hasPower ? undefined : meanPower(before, reading);
    if (watts !== undefined) derived.push({ at, watts });
    before = reading;
  }
  const main = mainPower(codes) ?? (await powerCodeOf(source, deviceId, signal));
  if (main === undefined || tableUnit(main) !== 'W') derived = [];
  const series = [...curves.values()].map(seriesOf);
  return { from, to: now, series: main === undefined ? series : withDerived(series, main, derived) };
}

interface Curve {
  readonly obis: ObisCode;
  readonly unit: string;
  readonly at: number[];
  readonly values: number[];
}

function add(curves: Map<number, Curve>, obis: ObisCode, unit: string, at: number, value: number): void {
  let curve = curves.get(obis.key);
  if (curve === undefined) curves.set(obis.key, (curve = { obis, unit, at: [], values: [] }));
  curve.at.push(at);
  curve.values.push(value);
}

function seriesOf({ obis, unit, at, values }: Curve): WireSeries {
  const step = Math.ceil(at.length / MAX_POINTS);
  const isKept = (_: unknown, index: number): boolean => step === 1 || index % step === 0;
  return { code: obis.toString(), unit, at: at.filter(isKept), values: values.filter(isKept) };
}

async function powerCodeOf(
  source: ReadingSource,
  deviceId: string,
  signal: AbortSignal,
): Promise<ObisCode | undefined> {
  const [latest] = await source.latest({ deviceId, signal });
  return mainPower((latest?.values ?? []).map(({ obis }) => obis));
}

const IMPORT = '1-0:1.8.0*255';
const EXPORT = '1-0:2.8.0*255';
const HEAT = '6-0:1.0.0*255';

/** Mean power in W between two readings that have counters; undefined when they are too near or too far apart. */
function meanPower(before: DeviceReading | undefined, reading: DeviceReading): number | undefined {
  if (before === undefined) return undefined;
  const milliseconds = reading.timestamp.epochMilliseconds - before.timestamp.epochMilliseconds;
  if (milliseconds < 30_000 || milliseconds > 16 * 60_000) return undefined;
  const difference = (code: string): number | undefined => {
    const [one, other] = [valueOf(before, code, 'Wh'), valueOf(reading, code, 'Wh')];
    return one === undefined || other === undefined ? undefined : other - one;
  };
  const imported = difference(IMPORT) ?? difference(HEAT);
  const exported = difference(EXPORT);
  if (imported === undefined && exported === undefined) return undefined;
  const wattHours = (imported ?? 0) - (exported ?? 0);
  return Number(((wattHours * HOUR) / milliseconds).toPrecision(6));
}

/** What the counters say, before and between what was measured. */
function withDerived(
  series: readonly WireSeries[],
  main: ObisCode,
  derived: readonly { readonly at: number; readonly watts: number }[],
): WireSeries[] {
  if (derived.length === 0) return [...series];
  const code = main.toString();
  const measured = series.find((one) => one.code === code) ?? { code, unit: 'W', at: [], values: [] };
  const points = [
    ...measured.at.map((at, index) => ({ at, watts: measured.values[index] ?? 0 })),
    ...derived,
  ].sort((one, other) => one.at - other.at);
  const whole = { code, unit: 'W', at: points.map(({ at }) => at), values: points.map(({ watts }) => watts) };
  return [whole, ...series.filter((one) => one.code !== code)];
}
