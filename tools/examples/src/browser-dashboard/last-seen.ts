import { staleness } from '@smart-me/account-api';
import { Timestamp } from '@smart-me/readings';
import { element } from './element.ts';

const DAY = 24 * 3_600_000;

/** Whether something was last seen more than 24 hours before `asOf`, or never. */
export function isOverdue(valueDate: string | undefined, asOf: Date): boolean {
  return (staleness({ valueDate }, asOf) ?? Infinity) > DAY;
}

/** When something was last seen, in UTC, and how long that was before `asOf`: the server's time, not this machine's. */
export function lastSeen(valueDate: string | undefined, asOf: Date): HTMLElement {
  const age = staleness({ valueDate }, asOf);
  if (valueDate === undefined || age === undefined)
    return element('span', { class: 'last-seen overdue' }, 'never');
  return element(
    'span',
    { class: isOverdue(valueDate, asOf) ? 'last-seen overdue' : 'last-seen' },
    instant(Timestamp.parse(valueDate).toDate()),
    ' ',
    element('small', {}, ageText(age)),
  );
}

/** `2026-07-25 13:06:32`, in UTC. */
export function instant(date: Date): HTMLTimeElement {
  const datetime = date.toISOString();
  return element('time', { datetime }, datetime.slice(0, 19).replace('T', ' '));
}

/** The largest unit that fits is taken; days only from two on, as what happens around 24 hours counts here. */
const UNITS = [
  { unit: 'day', milliseconds: DAY, least: 2 },
  { unit: 'hour', milliseconds: 3_600_000, least: 1 },
  { unit: 'minute', milliseconds: 60_000, least: 1 },
  { unit: 'second', milliseconds: 1000, least: 1 },
] as const;

const relative = new Intl.RelativeTimeFormat('en', { style: 'narrow' });

function ageText(age: number): string {
  for (const { unit, milliseconds, least } of UNITS) {
    const count = Math.floor(age / milliseconds);
    if (count >= least) return relative.format(-count, unit);
  }
  return 'now';
}
