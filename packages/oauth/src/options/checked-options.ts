import { LONGEST_TIMEOUT } from './clock.ts';
import { OAuthError } from '../error/oauth-error.ts';

// What a program hands over is checked where it comes in. The types say the same, but not every program has types, and
// `process.env` has no value for a misspelt name.

/** Throws `invalid_request` when the condition does not hold. */
export function assertOption(condition: boolean, message: string, hint?: string): asserts condition {
  if (!condition)
    throw new OAuthError(message, { code: 'invalid_request', ...(hint !== undefined && { hint }) });
}

/** Returns an object of options, each of them still to be checked. */
export function given<Options extends object>(what: string, options: Options): Partial<Options> {
  assertOption(isObject(options), `${what} is no object.`);
  return options;
}

/** Returns a text that is not blank. */
export function checkedText(name: string, value: unknown, hint?: string): string {
  assertOption(typeof value === 'string' && value.trim() !== '', `${name} is empty.`, hint);
  return value;
}

/** Returns a number of milliseconds that a timer can wait. */
export function checkedMilliseconds(name: string, value: unknown, least = 1): number {
  assertOption(
    typeof value === 'number' && value >= least && value <= LONGEST_TIMEOUT,
    `${name} is no number of milliseconds between ${least} and ${LONGEST_TIMEOUT}.`,
  );
  return value;
}

/** Returns a function. */
export function checkedFunction<Value>(name: string, value: Value): Value & {} {
  assertOption(typeof value === 'function', `${name} is not a function.`);
  return value;
}

/** Returns a function, or nothing: a hook that is neither would never be told. */
export function checkedHook<Value>(name: string, value: Value): Value {
  return value === undefined ? value : checkedFunction(name, value);
}

/** Returns an object that has these methods. */
export function checkedMethods<Value extends object>(
  name: string,
  value: Value,
  ...methods: readonly (keyof Value & string)[]
): Value {
  for (const method of methods)
    checkedFunction(`${method} of ${name}`, Reflect.get(given(name, value), method));
  return value;
}

/** Returns scopes that can stand in a request (RFC 6749 §3.3). */
export function checkedScopes<Scope extends string>(scopes: readonly Scope[] | undefined): readonly Scope[] {
  const isScope = (scope: unknown): boolean => typeof scope === 'string' && /^[!-~]+$/.test(scope);
  const all: unknown = scopes;
  const areScopes = Array.isArray(all) && all.every(isScope);
  assertOption(
    scopes !== undefined && areScopes,
    '`scopes` is not an array of scopes.',
    "Give the scopes one by one: ['device.read', 'offline_access'].",
  );
  return scopes;
}

/** Whether a value is an object. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
