/** An integer of 64 bits has no more characters. A longer one is no integer that anything here reads. */
const LONGEST_INTEGER = 20;

/** An integer of this many digits is safe. */
const SAFE_DIGITS = 15;

/** What a reviver is told of the JSON text of a value (ECMA-262, JSON.parse source text access). */
interface Source {
  readonly source?: string;
}

/**
 * Reads JSON and keeps integers of 64 bits exact: those beyond 2^53 are `bigint`.
 *
 * @throws {SyntaxError}
 */
export function parseJson(json: string): unknown {
  return hasLongInteger(json) ? JSON.parse(json, exactInteger) : JSON.parse(json);
}

function exactInteger(_key: string, value: unknown, context?: Source): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && source.length <= LONGEST_INTEGER && /^-?\d+$/.test(source)
    ? BigInt(source)
    : value;
}

/**
 * Whether there are sixteen digits in a row that no decimal point precedes: only then can an integer be beyond 2^53.
 * Looks at every sixteenth character, since each such row holds one, and at its neighbours when that is a digit.
 */
function hasLongInteger(json: string): boolean {
  for (let at = SAFE_DIGITS; at < json.length; at += SAFE_DIGITS + 1) {
    if (!isDigit(json.charCodeAt(at))) continue;
    let start = at;
    while (start > 0 && isDigit(json.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (isDigit(json.charCodeAt(end))) end += 1;
    if (end - start > SAFE_DIGITS && json.charCodeAt(start - 1) !== DECIMAL_POINT) return true;
    at = end - 1; // on from the row's end: no digit is looked at twice, however long it is
  }
  return false;
}

const DECIMAL_POINT = 0x2e;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** ECMA-262, JSON.parse source text access: a text that JSON.stringify writes as it is. */
type RawJson = (json: string) => unknown;

/**
 * Writes JSON with every digit of a `bigint`.
 *
 * @throws {TypeError} where the engine has no `JSON.rawJSON` and the value holds a `bigint`.
 */
export function stringifyJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // It holds a bigint, or cannot be written at all. Looking at each member is slow, so only now.
    return JSON.stringify(value, (_key, member: unknown) =>
      typeof member === 'bigint' ? rawJson(String(member)) : member,
    );
  }
}

function rawJson(json: string): unknown {
  const raw: unknown = Reflect.get(JSON, 'rawJSON');
  if (typeof raw !== 'function')
    throw new TypeError('This engine cannot write integers beyond 2^53 as JSON (it has no JSON.rawJSON).');
  return (raw as RawJson)(json);
}
