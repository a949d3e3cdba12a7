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

const names = new Map([
  ['a', 'House connection'],
  ['b', 'A name that is longer than anybody wants to read'],
]);

test('a value has a line: device, UTC time, quantity in words, value with its unit, code', () => {
  const { heading, rows } = readingTable(names, false, plainTerminal);
  expect([heading, ...rows(reading({ '1-0:1.8.0*255': 24058634123.4, '1-0:1.7.0*255': 892.9 }))]).toEqual([
    'Device                Time (UTC)           Quantity                           Value            OBIS code',
    'House connection      2026-07-25 13:06:32  Active energy import, total       24,058.634 kWh    1-0:1.8.0*255',
    'House connection      2026-07-25 13:06:32  Active power import                  892.9   W      1-0:1.7.0*255',
  ]);
});

test('single phases and tariffs are left out, unless there is nothing else or all are wanted', () => {
  const mixed = reading({ '1-0:1.8.0*255': 1, '1-0:1.8.1*255': 1, '1-0:32.7.0*255': 230 });
  expect(readingTable(names, false, plainTerminal).rows(mixed)).toHaveLength(1);
  expect(readingTable(names, true, plainTerminal).rows(mixed)).toHaveLength(3);
  expect(readingTable(names, false, plainTerminal).rows(reading({ '1-0:32.7.0*255': 230 }))).toHaveLength(1);
});

test('no line is wider than 110 columns: device names are cut, quantities wrapped, numbers whole', () => {
  const { rows } = readingTable(names, true, plainTerminal);
  const gas = rows({ ...reading({ '7-0:43.15.0*255': 1.5 }), deviceId: 'b' });
  const [huge] = rows(reading({ '1-0:1.7.0*255': -123456789012345 }));
  expect(gas).toEqual([
    'A name that is long…  2026-07-25 13:06:32  Gas flow rate, current                 1.5   m³/h   7-0:43.15.0*255',
    '                                           average, averaging period 1',
  ]);
  expect(gas[0]).toHaveLength(110);
  expect(huge).toContain('-123,456,789,012,345     W');
});

test('a device that has no name here goes by its id', () => {
  const [row = ''] = readingTable(new Map(), false, plainTerminal).rows(reading({ '1-0:1.7.0*255': 1 }));
  expect(row).toMatch(/^a {2}/);
});
