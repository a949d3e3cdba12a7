import { LONGEST_TIMER } from '@smart-me/api-core/http';
import type { Timestamp } from '@smart-me/readings';
import type { GapSource } from '../store/gap-source.ts';
import type { HistorySource } from './fill-gap.ts';

/** How gaps are filled while an ingest runs. */
export interface BackfillOptions {
  /** Where histories are read: `account.values`, or `partner.values`. */
  readonly history: HistorySource;
  /** What knows where readings are missing; the first sink that does, unless told otherwise. */
  readonly gaps?: GapSource | undefined;
  /** The devices to look after; those that `gaps` knows, unless told otherwise. */
  readonly devices?: (() => Promise<readonly string[]>) | undefined;
  /** Minutes without a reading that are a gap; 20 unless told otherwise: meters send every quarter hour at the latest. */
  readonly quietFor?: number | undefined;
  /** How far back gaps are looked for, in days; 62 unless told otherwise: meters keep two months and send them late. */
  readonly lookBack?: number | undefined;
  /** Minutes between the readings asked for; 0, every stored reading, unless told otherwise. */
  readonly intervalMinutes?: number | undefined;
  /** Minutes between two looks at all devices; 10 unless told otherwise. */
  readonly every?: number | undefined;
  /**
   * Milliseconds between two gaps, and between 500 readings of a long one, so that the platform is not flooded; 1000 unless told
   * otherwise.
   */
  readonly spacing?: number | undefined;
  /** This moment; by the clock of the machine unless told otherwise. */
  readonly now?: (() => Timestamp) | undefined;
}

/** The options with their numbers. */
export interface CheckedBackfill extends BackfillOptions {
  readonly quietFor: number;
  readonly lookBack: number;
  readonly intervalMinutes: number;
  readonly every: number;
  readonly spacing: number;
}

const MINUTE = 60_000;
/** In days: a century holds every meter. */
const LONGEST_LOOK_BACK = 36_500;

/**
 * The numbers of a backfill. One that no timer counts would ask the platform without a pause.
 *
 * @throws RangeError that names the option
 */
export function checkedBackfill(options: BackfillOptions): CheckedBackfill {
  const number = (
    name: keyof CheckedBackfill,
    given: number | undefined,
    byDefault: number,
    most: number,
  ) => {
    const value = given ?? byDefault;
    if (value >= 0 && value <= most) return value;
    throw new RangeError(
      `backfill.${name} is ${value}: give a number from 0 to ${most}, or leave it out for ${byDefault}.`,
    );
  };
  const minutes = Math.floor(LONGEST_TIMER / MINUTE);
  return {
    ...options,
    quietFor: number('quietFor', options.quietFor, 20, minutes),
    lookBack: number('lookBack', options.lookBack, 62, LONGEST_LOOK_BACK),
    intervalMinutes: number('intervalMinutes', options.intervalMinutes, 0, minutes),
    every: number('every', options.every, 10, minutes),
    spacing: number('spacing', options.spacing, 1_000, LONGEST_TIMER),
  };
}
