import { expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { loadProfile, slots, Timestamp } from '@smart-me/readings';
import type { ExportReading } from '../rows/export-reading.ts';
import { all, COLUMNS, HOUSE, quarterHours } from '../testing/sample.ts';
import { toCsv } from './to-csv.ts';

const timeZone = 'Europe/Zurich';

test('a row has its time with the offset and in UTC, its end, a column a code in one unit, and its quality', async () => {
  const devices = new Map([[HOUSE, 'House, connection']]);
  const rows = toCsv(quarterHours('2026-10-25T00:30:00Z', 2), { columns: COLUMNS, timeZone, devices });
  expect(await all(rows)).toBe(
    'Device,Device id,Start,Start UTC,End,' +
      '"Active energy import, total 1-0:1.8.0*255 [kWh]",' +
      'Active power (import minus export) 1-0:16.7.0*255 [W],Cold water volume 8-0:1.0.0*255 [m³],Quality\n' +
      `"House, connection",${HOUSE},2026-10-25T02:30:00+02:00,2026-10-25T00:30:00Z,2026-10-25T02:45:00+02:00,1000,-1234.5,0,measured\n` +
      `"House, connection",${HOUSE},2026-10-25T02:45:00+02:00,2026-10-25T00:45:00Z,2026-10-25T02:00:00+01:00,1000.2500005,0.25,,measured\n`,
  );
});

test('without columns a value has a row, with its code and unit', async () => {
  const text = await all(toCsv(quarterHours('2026-07-01T00:00:00Z', 1), { timeZone, language: 'de' }));
  expect(text.split('\n').slice(0, 3)).toEqual([
    'Device id,Start,Start UTC,End,OBIS code,Quantity,Value,Unit,Quality',
    `${HOUSE},2026-07-01T02:00:00+02:00,2026-07-01T00:00:00Z,2026-07-01T02:15:00+02:00,1-0:1.8.0*255,"Wirkenergie Bezug, total",1000,kWh,measured`,
    expect.stringMatching(/,1-0:16\.7\.0\*255,.*,-1234\.5,W,measured$/),
  ]);
});

test.each([{ columns: COLUMNS }, {}])('what is missing is an empty cell, never 0 (%j)', async (options) => {
  const missing: ExportReading = { deviceId: HOUSE, timestamp: new Timestamp(0), values: [] };
  const obis = parseObis('1-0:1.8.0*255');
  const broken = { ...missing, values: [{ obis, value: NaN, unit: 'Wh' }] };
  const [, one = '', other = ''] = (await all(toCsv([missing, broken], options))).split('\n');
  expect(one).toMatch(/Z,,,+missing$/);
  expect(`${one}${other}`).not.toMatch(/NaN|,0,/);
});

test.each([
  ['de-CH', 'Value;', '1000.2500005', ';'],
  ['fr-CH', 'Value;', '1000.2500005', ';'],
  ['it-CH', 'Value;', '1000.2500005', ';'],
  ['de-LI', 'Value;', '1000.2500005', ';'],
  ['de-DE', 'Value;', '1000,2500005', ';'],
  ['de-AT', 'Value;', '1000,2500005', ';'],
  ['fr-FR', 'Value;', '1000,2500005', ';'],
  ['it', 'Value;', '1000,2500005', ';'],
  ['en-US', 'Value,', '1000.2500005', ','],
  ['en-GB', 'Value,', '1000.2500005', ','],
])('the Excel preset of %s has its separator and decimal mark', async (locale, head, number, separator) => {
  const text = await all(
    toCsv(quarterHours('2026-10-25T00:30:00Z', 2), { preset: 'excel', locale, timeZone }),
  );
  expect(text).toMatch(/^\ufeffDevice id/);
  expect(text).toContain(head);
  expect(text).toContain(`${separator}${number}${separator}kWh${separator}measured\r\n`);
  expect(text).toContain(`2026-10-25T02:30:00+02:00${separator}2026-10-25 00:30:00${separator}`);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '=cmd|"/C calc"!A0'])(
  'the name %j is no formula in any format of cell',
  async (name) => {
    const devices = new Map([[HOUSE, name]]);
    for (const locale of ['de-CH', 'en-US', 'de-DE']) {
      const text = await all(
        toCsv(quarterHours('2026-07-01T00:00:00Z', 1), { devices, locale, preset: 'excel' }),
      );
      const row = text.slice(text.indexOf('\r\n') + 2);
      expect(row).toMatch(/^"?'/);
    }
  },
);

test('a load profile has 92 rows on the day that loses an hour, 100 on the one that gains one', async () => {
  const code = '1-0:1.8.0*255';
  for (const [from, to, rows] of [
    ['2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', 92],
    ['2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', 100],
    ['2026-07-01T00:00:00+02:00', '2026-07-02T00:00:00+02:00', 96],
  ] as const) {
    const counters = Array.from(quarterHours(Timestamp.parse(from).toString(), rows + 1), (reading, at) => ({
      ...reading,
      values: [{ obis: parseObis(code), value: at * 250_000, unit: 'mWh' }],
    }));
    const profile = loadProfile(counters, { code, from, to, minutes: 15, timeZone });
    const lines = (await all(toCsv(profile, { timeZone }))).trimEnd().split('\n');
    expect(lines[0]).toBe('Start,Start UTC,End,Amount [kWh],Mean [W],Quality');
    expect(lines).toHaveLength(rows + 1);
    expect(lines).toHaveLength([...slots({ from, to, minutes: 15, timeZone })].length + 1);
    expect(lines[1]).toMatch(/^20\d\d-\d\d-\d\dT00:00:00\+0[12]:00,.*,0\.25,1000,measured$/);
  }
});

test('a value without a column is told, and its row goes on', async () => {
  const omitted: string[] = [];
  const columns = ['1-0:16.7.0*255'];
  const onOmitted = (code: { toString(): string }): number => omitted.push(code.toString());
  await all(toCsv(quarterHours('2026-07-01T00:00:00Z', 1), { columns, onOmitted }));
  expect(omitted).toEqual(['1-0:1.8.0*255', '8-0:1.0.0*255']);
});

test('it ends with the signal, and takes no more than it writes', async () => {
  const abort = new AbortController();
  let taken = 0;
  async function* endless(): AsyncGenerator<ExportReading, void, undefined> {
    for (;;) {
      taken += 1;
      if (taken === 5000) abort.abort(new Error('enough'));
      yield* await Promise.resolve(quarterHours('2026-07-01T00:00:00Z', 1));
    }
  }
  await expect(all(toCsv(endless(), { signal: abort.signal }))).rejects.toThrow('enough');
  expect(taken).toBe(5000);
  await expect(all(toCsv([], { signal: AbortSignal.abort(new Error('before')) }))).rejects.toThrow('before');
});

test('what is no locale or time zone is refused', () => {
  expect(() => toCsv([], { locale: 'x' })).toThrow(RangeError);
  expect(() => toCsv([], { timeZone: 'Mars/Olympus' })).toThrow(RangeError);
});
