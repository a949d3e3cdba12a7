import { type Timestamp, timeZoneOf } from '@smart-me/readings';

const DAY = 86_400_000;

/** Times as text, quickly: most of a run are of the same day. */
export interface TimeText {
  /** `2026-10-25T02:30:00+02:00`: the clock of the zone, and how far it is ahead. */
  readonly local: (time: Timestamp) => string;
  /** `2026-10-25T00:30:00Z`. */
  readonly utc: (time: Timestamp) => string;
  /** `2026-10-25 00:30:00` of UTC: spreadsheets take it for a date. */
  readonly utcDate: (time: Timestamp) => string;
}

/** @throws RangeError when there is no such time zone */
export function timeText(timeZone: string): TimeText {
  const zone = timeZoneOf(timeZone);
  const localDay = dayText();
  const utcDay = dayText();
  return {
    local: (time) => {
      const offset = zone.offsetAt(time.epochMilliseconds);
      const clock = time.epochMilliseconds + offset;
      return `${localDay(clock)}T${clockText(clock)}${fraction(time)}${offsetText(offset)}`;
    },
    utc: (time) => `${utcDay(time.epochMilliseconds)}T${clockText(time.epochMilliseconds)}${fraction(time)}Z`,
    utcDate: (time) =>
      `${utcDay(time.epochMilliseconds)} ${clockText(time.epochMilliseconds)}${fraction(time).slice(0, 4)}`,
  };
}

/** The date of a clock, which is written once a day. */
function dayText(): (clock: number) => string {
  let day = NaN;
  let text = '';
  return (clock) => {
    const wanted = Math.floor(clock / DAY);
    if (wanted !== day) {
      day = wanted;
      text = new Date(wanted * DAY).toISOString().slice(0, -'T00:00:00.000Z'.length);
    }
    return text;
  };
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, number) =>
  String(number).padStart(2, '0'),
);

function clockText(clock: number): string {
  const seconds = Math.floor((((clock % DAY) + DAY) % DAY) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hour = TWO_DIGITS[Math.floor(minutes / 60)] ?? '';
  return `${hour}:${TWO_DIGITS[minutes % 60] ?? ''}:${TWO_DIGITS[seconds % 60] ?? ''}`;
}

/** The decimals of a second, as many as there are. */
function fraction({ epochMilliseconds, subMillisecondTicks }: Timestamp): string {
  const milliseconds = ((epochMilliseconds % 1000) + 1000) % 1000;
  if (milliseconds === 0 && subMillisecondTicks === 0) return '';
  const ticks = milliseconds * 10_000 + subMillisecondTicks;
  return `.${String(ticks).padStart(7, '0').replace(/0+$/, '')}`;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const sign = offset < 0 ? '-' : '+';
  return `${sign}${TWO_DIGITS[Math.floor(minutes / 60)] ?? ''}:${TWO_DIGITS[Math.floor(minutes % 60)] ?? ''}`;
}
