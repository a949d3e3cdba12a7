// What a program hands over is checked where it comes in. The types say the same, but not every program has types.

/** A timer holds no more milliseconds: with a longer time, and with NaN, it fires at once. */
export const LONGEST_TIMER = 2_147_483_647;

/** A whole number from `least` to `largest`; the default where none is given. @throws RangeError */
export function limit(
  name: string,
  given: number | undefined,
  byDefault: number,
  largest: number,
  least = 1,
): number {
  const value = given ?? byDefault;
  if (Number.isInteger(value) && value >= least && value <= largest) return value;
  throw new RangeError(
    `${name} is ${String(given)}: give a whole number from ${least} to ${largest}, or leave it out for ${byDefault}.`,
  );
}

/** @throws TypeError when a hook is given that is no function: it would never be told. */
export function assertHook(name: string, hook: unknown): void {
  if (hook !== undefined && typeof hook !== 'function')
    throw new TypeError(`${name} is no function: give one, or leave it out.`);
}

/** Media types in lower case. @throws TypeError when they are no texts in an array, or none. */
export function mediaTypesOf(given: readonly string[]): ReadonlySet<string> {
  const types: unknown = given;
  if (Array.isArray(types) && types.length > 0 && types.every((type) => typeof type === 'string'))
    return new Set(given.map((type) => type.toLowerCase()));
  throw new TypeError("mediaTypes are no media types: give an array such as ['application/x-protobuf'].");
}
