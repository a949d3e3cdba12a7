/** No server keeps a program waiting longer than this: a broken one could switch it off for good. */
const LONGEST_WAIT = 3_600_000;

/**
 * How long the server wants to be left alone (RFC 9110 §10.2.3), in milliseconds, an hour at most. A date is measured
 * against the server's own clock where it tells it. `undefined` when it does not ask for a wait that can be read.
 */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, LONGEST_WAIT);
  const date = Date.parse(value);
  // Date.parse reads more than the three forms of an HTTP-date; all of those begin with the day's name.
  if (Number.isNaN(date) || !/^[a-z]{3}/i.test(value)) return undefined;
  const now = Date.parse(headers.get('date') ?? '');
  return Math.min(Math.max(0, date - (Number.isNaN(now) ? Date.now() : now)), LONGEST_WAIT);
}
