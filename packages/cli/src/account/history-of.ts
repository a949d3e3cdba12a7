import type { AccountApi, HistoryEntry, HistoryProgress } from '@smart-me/account-api';
import type { ExportReading } from '@smart-me/export';
import { type DeviceReading, profiles, relabel, Timestamp, type UnitProfile } from '@smart-me/readings';
import type { LocalRange } from '../time/local-range.ts';

/** Which history of a device. */
export interface HistoryQuestion extends LocalRange {
  readonly deviceId: string;
  /** Minutes between two rows; 0 for every stored reading. */
  readonly minutes: number;
  /** The units of the device, where they were found to be others than those of the REST calls: see `historyUnits`. */
  readonly units: UnitProfile;
  readonly signal: AbortSignal;
  readonly cursor?: string | undefined;
  readonly onProgress?: ((progress: HistoryProgress) => void) | undefined;
}

/** The history of a device, a batch of memory at a time. */
export async function* historyOf(
  account: AccountApi,
  { deviceId, from, to, minutes, units, signal, cursor, onProgress }: HistoryQuestion,
): AsyncGenerator<HistoryEntry, void, undefined> {
  const options = { from, to, intervalMinutes: minutes, signal, cursor, onProgress };
  for await (const entry of account.values.history(deviceId, options)) {
    yield entry.kind === 'gap' ? entry : { ...entry, reading: relabel(entry.reading, profiles.rest, units) };
  }
}

/** All readings of a span, for what needs them all: a load profile of a month is 3,000 of them. */
export async function readingsOf(account: AccountApi, question: HistoryQuestion): Promise<DeviceReading[]> {
  const readings: DeviceReading[] = [];
  for await (const entry of historyOf(account, question))
    if (entry.kind === 'reading') readings.push(entry.reading);
  return readings;
}

/** The rows of an entry: a gap has as many as times were asked for, each without values. */
export function* rowsOf(
  entry: HistoryEntry,
  deviceId: string,
  minutes: number,
): Generator<ExportReading, void, undefined> {
  const step = minutes * 60_000;
  const endOf = (time: Timestamp): Timestamp | undefined =>
    step === 0 ? undefined : new Timestamp(time.epochMilliseconds + step);
  if (entry.kind === 'reading') {
    yield { deviceId, timestamp: entry.time, end: endOf(entry.time), values: entry.reading.values };
    return;
  }
  for (let time = entry.from; time.compare(entry.to) < 0 && step > 0;) {
    const end = endOf(time) ?? entry.to;
    yield { deviceId, timestamp: time, end, values: [], quality: 'missing' };
    time = end;
  }
}

/** The codes that a device's stored readings have in a span: a look at a few of them, in one call. */
export async function codesOf(
  account: AccountApi,
  deviceId: string,
  { from, to }: LocalRange,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const minutes = Math.max(1, Math.ceil((to.epochMilliseconds - from.epochMilliseconds) / 60_000 / SAMPLES));
  const readings = await account.values.between({ deviceId, from, to, intervalMinutes: minutes }, { signal });
  return [...new Set(readings.flatMap(({ values }) => values.map(({ obis }) => obis.toString())))];
}

const SAMPLES = 40;
