const MINUTE = 60_000;
const DAY = 86_400_000;

/** What a clock in a time zone shows. All times are milliseconds since 1970-01-01T00:00:00Z. */
export interface TimeZone {
  /** Milliseconds that the clock is ahead of UTC at this time. */
  offsetAt(time: number): number;
  /**
   * The first time after this one at which the clock comes to a multiple of these minutes after midnight, or skips one:
   * the clock of a day that is changed comes to some of them twice, and to others never.
   */
  nextMultiple(time: number, minutes: number): number;
}

/**
 * The time zone of a name in the IANA database.
 *
 * @throws RangeError when there is no such zone.
 * @example
 * timeZoneOf('Europe/Zurich').offsetAt(Date.UTC(2026, 6, 1)); // 7200000
 */
export function timeZoneOf(name: string): TimeZone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = makeZone(name);
  if (zones.size >= REMEMBERED_ZONES) zones.clear();
  zones.set(name, zone);
  return zone;
}

const REMEMBERED_ZONES = 64;
const zones = new Map<string, TimeZone>();

function makeZone(name: string): TimeZone {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const ask = (time: number): number => {
    const { value = '' } = format.formatToParts(time).find(({ type }) => type === 'timeZoneName') ?? {};
    // `GMT` alone at no offset; seconds where a place had its own time.
    const [, sign, hours = '0', minutes = '0', seconds = '0'] =
      /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(value) ?? [];
    const ahead = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000;
    return sign === '-' ? -ahead : ahead;
  };

  // A day on which the offset is the same at both ends has no change: most days, so most questions need no format.
  let calm = { from: 0, to: 0, offset: 0 };
  const offsetAt = (time: number): number => {
    if (time >= calm.from && time < calm.to) return calm.offset;
    const from = Math.floor(time / DAY) * DAY;
    const offset = ask(from);
    if (offset !== ask(from + DAY)) return ask(time);
    calm = { from, to: from + DAY, offset };
    return offset;
  };

  /** The time of the one change of the offset between two times. */
  const changeBetween = (before: number, after: number): number => {
    const offset = offsetAt(before);
    let [low, high] = [before, after];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === offset) low = middle;
      else high = middle;
    }
    return high;
  };

  const nextMultiple = (time: number, minutes: number): number => {
    const step = minutes * MINUTE;
    const offset = offsetAt(time);
    const next = (Math.floor((time + offset) / step) + 1) * step - offset;
    if (offsetAt(next - 1) === offset) return next;
    const change = changeBetween(time, next - 1);
    const [before, after] = [change + offset, change + offsetAt(change)];
    const isSkipped = Math.floor(after / step) > Math.floor(before / step);
    return isSkipped || after % step === 0 ? change : nextMultiple(change, minutes);
  };
  return { offsetAt, nextMultiple };
}
