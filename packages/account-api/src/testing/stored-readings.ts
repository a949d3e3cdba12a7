import type { Respond } from '@smart-me-tools/testing';

/** How a server responds to `GET /ValuesInPastMultiple/{id}` from readings that it has stored. */
export interface StoredReadings {
  /** Milliseconds since 1970, ascending. */
  readonly times: readonly number[];
  /** What is returned for a time: the reading at or before it, as documented, or the one at or after it. */
  readonly returns?: 'before' | 'after';
  /** Whether a time without a new reading is given the old one again, or left out. */
  readonly repeats?: boolean;
  readonly endIncluded?: boolean;
  /** Which end is kept of a response that is longer than 1000 readings. */
  readonly keeps?: 'first' | 'last';
}

export const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const MAX_READINGS = 1000;

export function storedReadings(stored: StoredReadings): Respond {
  const { keeps = 'first' } = stored;
  return ({ query }) => {
    const times = query['interval'] === '0' ? within(stored, query) : spaced(stored, query);
    const kept = keeps === 'first' ? times.slice(0, MAX_READINGS) : times.slice(-MAX_READINGS);
    return kept.map((time) => ({
      DeviceId: deviceId,
      Date: new Date(time).toISOString(),
      Values: [{ Obis: '1-0:1.8.0*255', Value: time / 1000 }],
    }));
  };
}

type Query = Readonly<Record<string, string>>;

function range({ endIncluded = true }: StoredReadings, query: Query): (time: number) => boolean {
  const from = Date.parse(query['startDate'] ?? '');
  const to = Date.parse(query['endDate'] ?? '');
  return (time) => time >= from && (time < to || (endIncluded && time === to));
}

function within(stored: StoredReadings, query: Query): number[] {
  return stored.times.filter(range(stored, query));
}

function spaced(stored: StoredReadings, query: Query): number[] {
  const { times, returns = 'before', repeats = true } = stored;
  const isAsked = range(stored, query);
  const step = Number(query['interval']) * 60_000;
  const returned: number[] = [];
  let next = 0;
  for (let time = Date.parse(query['startDate'] ?? ''); isAsked(time); time += step) {
    while ((times[next] ?? Infinity) < time) next += 1;
    const [after = Infinity, before] = [times[next], times[next - 1]];
    const found =
      returns === 'before' ? (after === time ? after : before) : after < time + step ? after : undefined;
    if (found !== undefined && (repeats || found !== returned.at(-1))) returned.push(found);
  }
  return returned;
}
