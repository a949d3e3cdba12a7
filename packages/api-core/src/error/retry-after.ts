/**
 * How long the server wants to be left alone (RFC 9110 §10.2.3), in milliseconds. A date is measured against the
 * server's own clock where it tells it.
 */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  // Date.parse reads more than the three forms of an HTTP-date; all of those begin with the day's name.
  if (Number.isNaN(date) || !/^[a-z]{3}/i.test(value)) return undefined;
  const now = Date.parse(headers.get('date') ?? '');
  return Math.max(0, date - (Number.isNaN(now) ? Date.now() : now));
}
