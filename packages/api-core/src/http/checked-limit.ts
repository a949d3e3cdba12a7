/** A timer holds no more milliseconds: with a longer time, and with NaN, it fires at once. */
export const LONGEST_TIMER: number = 2_147_483_647;

/** What an option may be. */
export interface LimitRange {
  /** Taken where none is given. */
  readonly byDefault: number;
  /** 1 unless told otherwise. */
  readonly least?: number;
  /** What a timer holds unless told otherwise. */
  readonly largest?: number;
}

/**
 * Returns an option that is a whole number: of milliseconds, bytes, or pieces of work.
 *
 * @throws RangeError that names the option, and what to give, when it is none.
 * @example
 * checkedLimit('deadline', undefined, { byDefault: 5_000, least: 0 }); // 5000
 */
export function checkedLimit(
  name: string,
  given: number | undefined,
  { byDefault, least = 1, largest = LONGEST_TIMER }: LimitRange,
): number {
  const value = given ?? byDefault;
  if (Number.isInteger(value) && value >= least && value <= largest) return value;
  throw new RangeError(
    `${name} is ${String(given)}: give a whole number from ${least} to ${largest}, or leave it out for ${byDefault}.`,
  );
}
