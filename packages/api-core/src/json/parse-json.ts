/** Sixteen digits in a row that no decimal point precedes: only then can an integer be beyond 2^53. */
const LONG_INTEGER = /(?<![\d.])\d{16}/;

/** What a reviver is told of the JSON text of a value (ECMA-262, JSON.parse source text access). */
interface Source {
  readonly source?: string;
}

/**
 * Reads JSON and keeps integers beyond 2^53 exact, as `bigint`.
 *
 * @throws {SyntaxError}
 */
export function parseJson(json: string): unknown {
  return LONG_INTEGER.test(json) ? JSON.parse(json, exactInteger) : JSON.parse(json);
}

function exactInteger(_key: string, value: unknown, context?: Source): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value;
}
