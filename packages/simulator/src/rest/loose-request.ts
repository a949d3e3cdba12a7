/** What the platform takes besides what its description says. */

/** Paths that the documents write without the id, which then travels in the query. */
const ID_IN_QUERY = /^\/partner\/(?:fastsenddevicevalues|valuesinpastmultiple)\/?$/i;

/** The address as the endpoint tables have it: with the id in the path. */
export function documentedSpelling({ pathname, searchParams }: URL): {
  readonly pathname: string;
  readonly searchParams: URLSearchParams;
} {
  const id = ID_IN_QUERY.test(pathname) ? idIn(searchParams) : undefined;
  return {
    pathname: id === undefined ? pathname : `${pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`,
    searchParams,
  };
}

function idIn(searchParams: URLSearchParams): string | undefined {
  return [...searchParams].find(([name]) => /^(?:id|deviceid)$/i.test(name))?.[1];
}

/**
 * `date=01.31.2021`, month first, as the vendor's guide to Excel writes it, and a day alone: midnight in UTC. With slashes,
 * without leading zeros and with a blank before the time, as .NET reads them too.
 */
export function looseDates(searchParams: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...searchParams].map(([name, value]) => [name, /date$/i.test(name) ? isoDate(value) : value]),
  );
}

function isoDate(value: string): string {
  const [, month = '', , day = '', year] = /^(\d\d?)([./])(\d\d?)\2(\d{4})$/.exec(value) ?? [];
  if (year !== undefined) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00:00Z`;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${value}T00:00:00Z`;
  return value.replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:)/, '$1T');
}

/** JSON text without a comma before the end of a list or an object: a documented sample has one. */
export function withoutTrailingCommas(json: string): string {
  // An unfinished string is taken to the end, so that no text is gone through twice.
  return json.replace(/"(?:[^"\\]|\\[^])*"?|,(?=\s*[}\]])/g, (part) => (part === ',' ? '' : part));
}
