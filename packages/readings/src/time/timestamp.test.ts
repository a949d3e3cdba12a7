import { spawnSync } from 'node:child_process';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Timestamp } from './timestamp.ts';

const documented = Timestamp.fromTicks(15_712_284_449_788_512n);
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
/** The years 0 to 9999, which ISO 8601 writes with four digits. */
const fourDigitYears = fc.bigInt({ min: -621_672_192_000_000_000n, max: 2_534_023_007_999_999_999n });

describe('ticks', () => {
  test('are exact for every int64', () => {
    fc.assert(
      fc.property(int64, (ticks) => {
        expect(Timestamp.fromTicks(ticks).ticks).toBe(ticks);
      }),
    );
  });

  test('are split into milliseconds, rounded down, and the rest', () => {
    expect(Timestamp.fromTicks(-1n)).toMatchObject({ epochMilliseconds: -1, subMillisecondTicks: 9999 });
    expect(documented).toMatchObject({ epochMilliseconds: 1_571_228_444_978, subMillisecondTicks: 8512 });
  });

  test.each([2n ** 63n, -(2n ** 63n) - 1n])('beyond an int64 are a RangeError: %s', (ticks) => {
    expect(() => Timestamp.fromTicks(ticks)).toThrow(RangeError);
  });

  test.each([
    [Number.NaN, 0],
    [0.5, 0],
    [0, -1],
    [0, 10_000],
    [0, 0.5],
    [Infinity, 0],
    [-922_337_203_685_479, 9999],
    [-922_337_203_685_478, 4191],
    [922_337_203_685_477, 5808],
    [922_337_203_685_478, 0],
  ])('are not made of %s ms and %s ticks', (milliseconds, ticks) => {
    expect(() => new Timestamp(milliseconds, ticks)).toThrow(
      new RangeError(
        `${milliseconds} ms and ${ticks} ticks are not a time: give whole milliseconds since 1970 and 0 to 9999 ticks of 100 ns.`,
      ),
    );
  });

  test.each([2n ** 63n - 1n, -(2n ** 63n)])('reach to the ends of an int64: %s', (ticks) => {
    expect(Timestamp.fromTicks(ticks).ticks).toBe(ticks);
  });

  test('at the ends are those of .NET', () => {
    expect(Timestamp.min.ticks).toBe(-621_355_968_000_000_000n);
    expect(Timestamp.max.ticks).toBe(2_534_023_007_999_999_999n);
    expect(Timestamp.min.toString()).toBe('0001-01-01T00:00:00.0000000Z');
    expect(Timestamp.max.toString()).toBe('9999-12-31T23:59:59.9999999Z');
  });
});

describe('text', () => {
  test('is ISO 8601 in UTC with seven decimals, also in JSON and when printed', () => {
    expect(documented.toString()).toBe('2019-10-16T12:20:44.9788512Z');
    expect(JSON.stringify({ documented })).toBe('{"documented":"2019-10-16T12:20:44.9788512Z"}');
    expect(inspect({ documented })).toBe('{ documented: Timestamp(2019-10-16T12:20:44.9788512Z) }');
  });

  test('is read back, for every time', () => {
    fc.assert(
      fc.property(fc.oneof(fourDigitYears, int64), (ticks) => {
        expect(Timestamp.parse(Timestamp.fromTicks(ticks).toString()).ticks).toBe(ticks);
      }),
    );
  });

  test.each([
    ['2019-10-16T12:20:44.9788512Z', '2019-10-16T12:20:44.9788512Z'],
    ['2019-10-16t12:20:44.9788512z', '2019-10-16T12:20:44.9788512Z'],
    ['2019-10-16T12:20:44.978851299999Z', '2019-10-16T12:20:44.9788512Z'],
    ['2019-10-16T14:20:44+0200', '2019-10-16T12:20:44.0000000Z'],
    ['2019-10-16T14:20:44.9788512+02:00', '2019-10-16T12:20:44.9788512Z'],
    ['2019-10-16T01:50:44.5-10:30', '2019-10-16T12:20:44.5000000Z'],
    ['2019-10-16T23:59:44+23:59', '2019-10-16T00:00:44.0000000Z'],
    [`2019-10-16T12:20:44.${'0'.repeat(43)}Z`, '2019-10-16T12:20:44.0000000Z'],
    ['2019-10-16T12:20:44Z', '2019-10-16T12:20:44.0000000Z'],
    ['2019-10-16T12:20Z', '2019-10-16T12:20:00.0000000Z'],
    ['2019-10-16T12:20:44.0000001Z', '2019-10-16T12:20:44.0000001Z'],
    ['1969-12-31T23:59:59.9999999Z', '1969-12-31T23:59:59.9999999Z'],
    ['2020-02-29T00:00:00Z', '2020-02-29T00:00:00.0000000Z'],
  ])('%s is the time %s', (text, time) => {
    expect(Timestamp.parse(text).toString()).toBe(time);
  });

  const [noForm, noDay, noOffset, tooFar] = [
    'it is not a time of RFC 3339',
    'there is no such day or hour',
    'there is no such offset',
    'it is too far from 1970',
  ];
  test.each([
    ['yesterday', noForm],
    ['', noForm],
    ['2019-10-16', noForm],
    ['2019-10-16 12:20:44Z', noForm],
    ['2019-10-16T12:20:44.Z', noForm],
    ['2019-02-29T00:00:00Z', noDay],
    ['2019-13-01T00:00:00Z', noDay],
    ['2019-10-16T24:00:00Z', noDay],
    ['2019-10-16T12:60:00Z', noDay],
    ['2019-10-16T12:20:44+24:00', noOffset],
    ['2019-10-16T12:20:44+02', noForm],
    ['2019-10-16T12:20:44-02:60', noOffset],
    [`2019-10-16T12:20:44.${'0'.repeat(44)}Z`, noForm],
    ['-000001-10-16T12:20:44Zx', noForm],
    ['at 2019-10-16T12:20:44Z', noForm],
    ['+031197-12-31T00:00:00Z', tooFar],
    ['-027258-01-01T00:00:00Z', tooFar],
    ['+275760-09-13T00:00:00Z', tooFar],
    ['-271821-04-20T00:00:00+00:01', tooFar],
  ])('%p is no time: %s', (text, reason) => {
    expect(() => Timestamp.parse(text)).toThrow(
      expect.objectContaining({
        name: 'ReadingParseError',
        reason,
        hint: 'Write a time as 2019-10-16T12:20:44.9788512Z.',
      }),
    );
  });

  test('without a zone is refused with a sentence that shows how, unless the caller says that it is UTC', () => {
    expect(() => Timestamp.parse('2026-10-25T02:30:00')).toThrow(
      expect.objectContaining({
        message: '"2026-10-25T02:30:00" cannot be read: it does not say in which time zone.',
        hint: 'Write 2026-10-25T02:30:00Z for UTC, or the offset of the place, such as +02:00 for Zurich in summer.',
      }),
    );
    const time = Timestamp.parse('0001-01-01T00:00:00', { missingZone: 'utc', kind: 'utc' });
    expect(time).toEqual(Timestamp.fromTicks(Timestamp.min.ticks, 'utc'));
  });

  test('that is no time is named in the error, cut short', () => {
    expect(() => Timestamp.parse('x'.repeat(1000))).toThrow(
      expect.objectContaining({ code: 'reading_parse', input: `${'x'.repeat(40)}…` }),
    );
    expect(() => Timestamp.parse('x'.repeat(40))).toThrow(expect.objectContaining({ input: 'x'.repeat(40) }));
  });

  test('and shows no sign that turns a line around or moves a cursor', () => {
    expect(() => Timestamp.parse('2019\u202e\u009b2J\u2028')).toThrow(
      '"2019%E2%80%AE%C2%9B2J%E2%80%A8" cannot be read',
    );
  });
});

describe('other forms', () => {
  test('a Date has the milliseconds, rounded down', () => {
    expect(documented.toDate()).toEqual(new Date('2019-10-16T12:20:44.978Z'));
    expect(Timestamp.fromTicks(-1n).toDate()).toEqual(new Date(-1));
    expect(Timestamp.fromDate(new Date('2019-10-16T12:20:44.978Z')).ticks).toBe(15_712_284_449_780_000n);
    expect(() => Timestamp.fromDate(new Date(Number.NaN))).toThrow(RangeError);
  });

  test('now is now', () => {
    const before = Date.now();
    const { epochMilliseconds } = Timestamp.now();
    expect(epochMilliseconds).toBeGreaterThanOrEqual(before);
    expect(epochMilliseconds).toBeLessThanOrEqual(Date.now());
  });

  test('a Temporal.Instant is exact, where there is Temporal', () => {
    const program = `
      const { Timestamp } = await import('./timestamp.ts');
      console.log(String(Timestamp.parse('2019-10-16T12:20:44.9788512Z').toInstant()));`;
    const { stdout } = spawnSync(
      process.execPath,
      ['--harmony-temporal', '--conditions=@smart-me/source', '--input-type=module', '--eval', program],
      { cwd: import.meta.dirname, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );
    expect(stdout).toBe('2019-10-16T12:20:44.9788512Z\n');
  });

  test('without Temporal there is a TypeError that says what to use', () => {
    Reflect.deleteProperty(globalThis, 'Temporal');
    expect(() => documented.toInstant()).toThrow(/no Temporal.*toDate/);
  });
});

describe('comparing', () => {
  const later = Timestamp.fromTicks(documented.ticks + 1n);

  test('orders times to the tick', () => {
    expect(documented.compare(later)).toBeLessThan(0);
    expect(later.compare(documented)).toBeGreaterThan(0);
    expect([later, documented, Timestamp.min].sort((a, b) => a.compare(b))).toEqual([
      Timestamp.min,
      documented,
      later,
    ]);
    fc.assert(
      fc.property(int64, int64, (a, b) => {
        const expected = a < b ? -1 : a > b ? 1 : 0;
        expect(Math.sign(Timestamp.fromTicks(a).compare(Timestamp.fromTicks(b)))).toBe(expected);
      }),
    );
  });

  test('takes no notice of the kind, as .NET does not', () => {
    expect(documented.equals(Timestamp.fromTicks(documented.ticks, 'utc'))).toBe(true);
    expect(documented.equals(later)).toBe(false);
  });

  test('by a deep comparison finds the last tick, too', () => {
    expect(documented).not.toEqual(later);
    expect(documented).toEqual(Timestamp.parse('2019-10-16T12:20:44.9788512Z'));
  });
});
