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
