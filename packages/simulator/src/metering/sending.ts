import { hasChanged, LONGEST_SILENCE } from './families.ts';
import { type Outages, QUARTER_HOUR } from './outages.ts';
import { SECOND } from './profile.ts';
import type { Meter } from './sample.ts';

/** The instants at which a device sends, in milliseconds since 1970. None of them lies in an outage. */
export interface Sending {
  /** The last one at or before `at`; -Infinity when there is none. */
  before(at: number): number;
  /** The first one after `after`; Infinity when there is none. */
  after(after: number): number;
}

/** Every `step` milliseconds from `phase` on, between two instants. */
export function onGrid(
  outages: Outages,
  {
    step,
    phase = 0,
    from = Number.NEGATIVE_INFINITY,
    until = Number.POSITIVE_INFINITY,
  }: { step: number; phase?: number; from?: number; until?: number },
): Sending {
  return {
    before(at) {
      const instant = outages.gridBefore(Math.min(at, until), step, phase);
      return instant >= from ? instant : Number.NEGATIVE_INFINITY;
    },
    after(after) {
      const instant = outages.gridAfter(Math.max(after, from), step, phase);
      return instant <= until ? instant : Number.POSITIVE_INFINITY;
    },
  };
}

/** Whenever one of several would send. */
export function anyOf(sendings: readonly Sending[]): Sending {
  return {
    before: (at) => Math.max(...sendings.map((sending) => sending.before(at))),
    after: (after) => Math.min(...sendings.map((sending) => sending.after(after))),
  };
}

/** How often a device that sends on change looks whether something has. */
const LOOK = 10 * SECOND;

/**
 * At every quarter hour, when something has changed since it sent last, and when it has been silent for too long. Each quarter
 * hour is worked out by itself, from its first instant on.
 */
export function onChange(
  meter: Meter,
  outages: Outages,
  { phase, commissioned }: { phase: number; commissioned: number },
): Sending {
  const known = new Map<number, readonly number[]>();

  function instantsOf(quarter: number): readonly number[] {
    const kept = known.get(quarter);
    if (kept !== undefined) return kept;
    const instants = [quarter];
    let sent = { at: quarter, sample: meter.sample(quarter) };
    for (let at = quarter + phase; at < quarter + QUARTER_HOUR; at += LOOK) {
      if (at === quarter) continue;
      const sample = meter.sample(at);
      if (at - sent.at < LONGEST_SILENCE - LOOK && !hasChanged(sent.sample, sample)) continue;
      sent = { at, sample };
      instants.push(at);
    }
    // The present quarter hour and its neighbours are asked for again and again.
    if (known.size >= 3) known.delete(known.keys().next().value ?? quarter);
    known.set(quarter, instants);
    return instants;
  }

  const isOpen = (at: number): boolean => outages.at(at) === undefined;

  return {
    before(instant) {
      for (let at = instant; at >= commissioned;) {
        const quarter = Math.floor(at / QUARTER_HOUR) * QUARTER_HOUR;
        const limit = at;
        const found = instantsOf(quarter).findLast((sent) => sent <= limit && isOpen(sent));
        if (found !== undefined) return found;
        at = Math.min(quarter, outages.at(quarter)?.from ?? quarter) - 1;
      }
      return Number.NEGATIVE_INFINITY;
    },
    after(instant) {
      let first = Math.max(Math.floor(instant) + 1, commissioned);
      while (Number.isFinite(first)) {
        const from = first;
        const quarter = Math.floor(from / QUARTER_HOUR) * QUARTER_HOUR;
        const found = instantsOf(quarter).find((sent) => sent >= from && isOpen(sent));
        if (found !== undefined) return found;
        const next = quarter + QUARTER_HOUR;
        first = outages.at(next)?.until ?? next;
      }
      return Number.POSITIVE_INFINITY;
    },
  };
}
