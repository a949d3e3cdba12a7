import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gaps, slots } from './slots.ts';
import { timeZoneOf } from './time-zone.ts';
import { Timestamp } from './timestamp.ts';

const zurich = 'Europe/Zurich';
const lengthOf = (options: Parameters<typeof slots>[0]): number => [...slots(options)].length;
const minutesOf = (options: Parameters<typeof slots>[0]): number[] =>
  Array.from(slots(options), ({ from, to }) => (to.epochMilliseconds - from.epochMilliseconds) / 60_000);

describe('the quarter-hours of a day in Zurich', () => {
  test.each([
    ['2026-03-28T00:00:00+01:00', '2026-03-29T00:00:00+01:00', 96],
    ['2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', 92],
    ['2026-10-24T00:00:00+02:00', '2026-10-25T00:00:00+02:00', 96],
    ['2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', 100],
  ])('from %s to %s are %p', (from, to, count) => {
    expect(lengthOf({ from, to, minutes: 15, timeZone: zurich })).toBe(count);
    expect(lengthOf({ from, to, minutes: 60, timeZone: zurich })).toBe(count / 4);
    expect(lengthOf({ from, to, minutes: 1440, timeZone: zurich })).toBe(1);
  });
});

describe('slots follow the local clock', () => {
  test('where it is half an hour off, hours begin at half past in UTC', () => {
    const [first] = slots({
      from: '2026-01-01T00:00:00Z',
      to: '2026-01-01T03:00:00Z',
      minutes: 60,
      timeZone: 'Asia/Kolkata',
    });
    expect(first?.from.toString()).toBe('2026-01-01T00:30:00.0000000Z');
  });

  test('and where it is put forward or back by half an hour, a slot is cut in two', () => {
    const day = { minutes: 60, timeZone: 'Australia/Lord_Howe' };
    const forward = { ...day, from: '2026-10-04T00:00:00+10:30', to: '2026-10-05T00:00:00+11:00' };
    expect(minutesOf(forward)).toEqual([60, 60, 30, ...Array.from({ length: 21 }, () => 60)]);
    const back = { ...day, from: '2026-04-05T00:00:00+11:00', to: '2026-04-06T00:00:00+10:30' };
    expect(minutesOf(back)).toEqual([60, 60, 30, ...Array.from({ length: 22 }, () => 60)]);
    expect(lengthOf({ ...back, minutes: 30 })).toBe(49);
  });

  test('a midnight that the clock skips is the hour after it', () => {
    const day = { from: '2018-11-04T03:00:00Z', to: '2018-11-05T02:00:00Z' };
    expect(minutesOf({ ...day, minutes: 1440, timeZone: 'America/Sao_Paulo' })).toEqual([23 * 60]);
  });

  test.each<[minutes: number, from: string, to: string, zone: string, lengths: readonly number[]]>([
    // At 00:01 the clock went on to 01:01: the hour begins within a skipped one.
    [60, '2010-03-14T00:00:00-03:30', '2010-03-14T03:00:00-02:30', 'America/St_Johns', [1, 59, 60]],
    [15, '2010-03-14T00:00:00-03:30', '2010-03-14T01:30:00-02:30', 'America/St_Johns', [1, 14, 15]],
    // At 00:01 it went back to 23:01: midnight came twice.
    [1440, '2010-11-06T00:00:00-02:30', '2010-11-08T00:00:00-03:30', 'America/St_Johns', [1440, 60, 1440]],
    // Two hours, of which one came twice, and one was skipped.
    [120, '2026-10-25T00:00:00+02:00', '2026-10-25T06:00:00+01:00', zurich, [120, 60, 120, 120]],
    [120, '2026-03-29T00:00:00+01:00', '2026-03-29T06:00:00+02:00', zurich, [120, 60, 120]],
    // At 23:30 it was midnight.
    [1440, '2018-05-04T00:00:00+08:30', '2018-05-06T00:00:00+09:00', 'Asia/Pyongyang', [1410, 1440]],
  ])('of %d minutes from %s to %s in %s last %j', (minutes, from, to, timeZone, lengths) => {
    expect(minutesOf({ from, to, minutes, timeZone })).toEqual(lengths);
  });

  test('a slot that the range cuts is left out', () => {
    const range = { from: '2026-01-01T00:00:00.0000001Z', to: '2026-01-01T00:59:59Z' };
    const [only, ...more] = slots({ ...range, minutes: 30, timeZone: 'UTC' });
    expect(only).toBeUndefined();
    expect(more).toEqual([]);
    const whole = { from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00Z' };
    expect(lengthOf({ ...whole, minutes: 30, timeZone: 'UTC' })).toBe(2);
    expect(lengthOf({ ...whole, minutes: 1, timeZone: 'UTC' })).toBe(60);
  });

  test('they touch, fill whole days, and by the local clock none is longer than its length', () => {
    const zones = [
      zurich,
      'UTC',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'America/Sao_Paulo',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(15, 30, 60, 120, 360),
        fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2030, 0, 1) }),
        (timeZone, minutes, start) => {
          const zone = timeZoneOf(timeZone);
          const from = zone.nextMultiple(start, 1440);
          let to = from;
          for (let day = 0; day < 4; day++) to = zone.nextMultiple(to, 1440);
          const found = [...slots({ from: new Date(from), to: new Date(to), minutes, timeZone })];
          expect(found[0]?.from.epochMilliseconds).toBe(from);
          expect(found.at(-1)?.to.epochMilliseconds).toBe(to);
          for (const [index, slot] of found.entries()) {
            const length = slot.to.epochMilliseconds - slot.from.epochMilliseconds;
            expect(length).toBeGreaterThan(0);
            // What the clock was set back within the slot, it shows twice.
            const setBack =
              zone.offsetAt(slot.from.epochMilliseconds) - zone.offsetAt(slot.to.epochMilliseconds - 1);
            expect(length).toBeLessThanOrEqual(minutes * 60_000 + Math.max(0, setBack));
            if (index > 0) expect(slot.from.equals(found[index - 1]?.to ?? Timestamp.min)).toBe(true);
          }
        },
      ),
      {
        numRuns: 60,
        examples: [
          ['Australia/Lord_Howe', 360, 1332853200000],
          [zurich, 360, Date.UTC(2026, 9, 24)],
        ],
      },
    );
  });

  test.each([0, -15, 7, 1.5, 2880, Number.NaN])('there are none of %p minutes', (minutes) => {
    const all = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', timeZone: 'UTC' };
    expect(() => lengthOf({ ...all, minutes })).toThrow(
      new RangeError(
        `Slots of ${minutes} minutes do not fill a day: take 15, 30, 60, 1440 or another divisor of 1440.`,
      ),
    );
  });

  test('a time without a zone and a zone that is none are refused', () => {
    const good = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', minutes: 15, timeZone: zurich };
    expect(() => lengthOf({ ...good, from: '2026-01-01T00:00:00' })).toThrow(
      /does not say in which time zone/,
    );
    expect(() => lengthOf({ ...good, timeZone: 'Europe/Zug' })).toThrow(RangeError);
  });
});

describe('the offset of a zone', () => {
  test('changes in the very millisecond', () => {
    const zone = timeZoneOf(zurich);
    const change = Date.UTC(2026, 9, 25, 1);
    expect(zone.offsetAt(change - 1)).toBe(7_200_000);
    expect(zone.offsetAt(change)).toBe(3_600_000);
  });

  test('is that of the place west of Greenwich, too', () => {
    expect(timeZoneOf('America/St_Johns').offsetAt(Date.UTC(2026, 0, 1))).toBe(-3.5 * 3_600_000);
  });

  test('has seconds where every place had its own time', () => {
    expect(timeZoneOf(zurich).offsetAt(Date.UTC(1800, 0, 1))).toBe((34 * 60 + 8) * 1000);
    expect(timeZoneOf('America/New_York').offsetAt(Date.UTC(1800, 0, 1))).toBe(
      -(4 * 3600 + 56 * 60 + 2) * 1000,
    );
  });

  test('is that of a zone that is remembered, as long as there are few', () => {
    const [one, other] = [timeZoneOf(zurich), timeZoneOf('Europe/Vienna')];
    expect(timeZoneOf(zurich)).toBe(one);
    expect(timeZoneOf('Europe/Vienna')).toBe(other);
    for (const zone of Intl.supportedValuesOf('timeZone').slice(0, 70)) timeZoneOf(zone);
    expect(timeZoneOf(zurich)).not.toBe(one);
  });
});

describe('gaps', () => {
  const at = (...times: readonly string[]): { timestamp: Timestamp }[] =>
    times.map((time) => ({ timestamp: Timestamp.parse(`2026-01-01T${time}Z`) }));
  const within = (times: readonly { timestamp: Timestamp }[]): string[] =>
    gaps(times, { from: '2026-01-01T00:00:00Z', to: '2026-01-01T02:00:00Z', longestMinutes: 15 }).map(
      ({ from, to }) => `${from.toString().slice(11, 19)} to ${to.toString().slice(11, 19)}`,
    );

  test('are the spans longer than allowed, in whatever order the readings come', () => {
    const quarters = at('00:15:00', '00:30:00', '00:45:00', '01:30:00', '01:45:00');
    expect(within(quarters)).toEqual(['00:45:00 to 01:30:00']);
    expect(within(quarters.reverse())).toEqual(['00:45:00 to 01:30:00']);
  });

  test('lie at the ends, too, and are the whole range when there is nothing', () => {
    expect(within(at('01:00:00', '01:15:00'))).toEqual(['00:00:00 to 01:00:00', '01:15:00 to 02:00:00']);
    expect(within([])).toEqual(['00:00:00 to 02:00:00']);
    expect(within(at('03:00:00'))).toEqual(['00:00:00 to 02:00:00']);
  });

  test('are none before the range, whatever was read there', () => {
    const readings = at('00:15:00', '01:55:00', '02:05:00', '02:20:00', '02:35:00', '02:50:00', '03:10:00');
    const range = { from: '2026-01-01T02:00:00Z', to: '2026-01-01T03:00:00Z' };
    expect(gaps(readings, { ...range, longestMinutes: 15 })).toEqual([]);
  });

  test('of exactly the allowed length are none', () => {
    const every = at(...['00', '01'].flatMap((h) => ['00', '15', '30', '45'].map((m) => `${h}:${m}:00`)));
    expect(within(every)).toEqual([]);
    expect(within(every.filter((_, index) => index !== 4))).toEqual(['00:45:00 to 01:15:00']);
  });
});

test('time zones are remembered while they are few, so that no stream of names fills the memory', () => {
  const zone = timeZoneOf(zurich);
  expect(timeZoneOf(zurich)).toBe(zone);
  for (const name of Intl.supportedValuesOf('timeZone').slice(0, 100)) timeZoneOf(name);
  expect(timeZoneOf(zurich)).not.toBe(zone);
});
