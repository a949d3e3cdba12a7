import { expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, profiles, Timestamp, unitFor } from '@smart-me/readings';
import { plainTerminal } from '../testing/run-here.ts';
import { readingTable } from './reading-table.ts';

const reading = (values: Record<string, number>): DeviceReading => ({
  deviceId: 'a',
  timestamp: Timestamp.parse('2026-07-25T13:06:32.0500519Z'),
  values: Object.entries(values).map(([code, value]) => ({
    obis: parseObis(code),
    value,
    unit: unitFor(code, profiles.realtime),
  })),
});

const some = { all: false, timeZone: 'Europe/Zurich' };
const every = { ...some, all: true };

const names = new Map([
  ['a', 'House connection'],
  ['b', 'A name that is longer than anybody wants to read'],
]);

test('a value has a line: device, local time, quantity in words, value with its unit, code', () => {
  const { heading, rows } = readingTable(names, some, plainTerminal);
  expect([heading, ...rows(reading({ '1-0:1.8.0*255': 24058634123.4, '1-0:1.7.0*255': 892.9 }))]).toEqual([
    'Device                Time                 Quantity                                     Value  Unit   OBIS code',
    'House connection      2026-07-25 15:06:32  Active energy import, total             24,058.634  kWh    1-0:1.8.0*255',
    'House connection      2026-07-25 15:06:32  Active power import                        892.9    W      1-0:1.7.0*255',
  ]);
});

test('single phases and tariffs are left out, unless there is nothing else or all are wanted', () => {
  const mixed = reading({ '1-0:1.8.0*255': 1, '1-0:1.8.1*255': 1, '1-0:32.7.0*255': 230 });
  expect(readingTable(names, some, plainTerminal).rows(mixed)).toHaveLength(1);
  const lines = readingTable(names, every, plainTerminal).rows(mixed);
  expect(lines.filter((line) => line.endsWith('*255'))).toHaveLength(3);
  expect(readingTable(names, some, plainTerminal).rows(reading({ '1-0:32.7.0*255': 230 }))).toHaveLength(1);
});

test.each([60, 80, 120])(
  'no line is wider than %d columns: texts wrap by words, numbers stay whole',
  (columns) => {
    const { heading, rows } = readingTable(names, every, { ...plainTerminal, columns });
    const lines = [
      heading,
      ...rows({ ...reading({ '7-0:43.15.0*255': 1.5 }), deviceId: 'b' }),
      ...rows(reading({ '1-0:16.7.0*255': -123456.789 })),
    ];
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
    expect(lines.join('\n')).toMatch(/-123,456\.789 +W/);
    expect(lines[1]).toMatch(columns < 120 ? / 15:06:32 / : / 2026-07-25 15:06:32 /);
  },
);

test('a number that is wider than its column pushes, and is not cut', () => {
  const { rows } = readingTable(names, every, { ...plainTerminal, columns: 80 });
  expect(rows(reading({ '1-0:1.7.0*255': -123456789012345 }))[0]).toContain('-123,456,789,012,345');
});

test('a device that has no name here goes by its id', () => {
  const [row = ''] = readingTable(new Map(), some, plainTerminal).rows(reading({ '1-0:1.7.0*255': 1 }));
  expect(row).toMatch(/^a {2}/);
});
