import { expect, test } from '@jest/globals';
import { plainTerminal } from '../testing/run-here.ts';
import { type Column, layoutTable } from './table.ts';
import { widthOf } from './text.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Device', wrapTo: 8 },
  { title: 'Power', align: 'right' },
  { title: 'Time', drop: 1 },
  { title: 'Id', drop: 2 },
];
const ROWS = [
  ['House connection', '1,234.5', '12:30:00', '3bd0fce9'],
  ['Wärmepumpe 太陽 Keller', '-1.25', '12:31:00', '9f8e4183'],
];

const lines = (columns: number, rows = ROWS): readonly string[] => {
  const layout = layoutTable(COLUMNS, rows, { ...plainTerminal, columns });
  return [layout.heading, ...rows.flatMap((row) => layout.row(row))];
};

test('columns are as wide as their widest cell, numbers to the right', () => {
  expect(lines(80)).toEqual([
    'Device                    Power  Time      Id',
    'House connection        1,234.5  12:30:00  3bd0fce9',
    'Wärmepumpe 太陽 Keller    -1.25  12:31:00  9f8e4183',
  ]);
});

test('where there is no room columns go in their order, then texts are wrapped by words', () => {
  expect(lines(32)).toEqual([
    'Device           Power  Time',
    'House          1,234.5  12:30:00',
    'connection',
    'Wärmepumpe       -1.25  12:31:00',
    '太陽 Keller',
  ]);
  expect(lines(20)[0]).toBe('Device         Power');
});

test('no line is wider than the terminal, and no number is cut', () => {
  for (let columns = 20; columns < 70; columns++)
    for (const line of lines(columns)) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  for (let columns = 17; columns < 70; columns++) expect(lines(columns).join('\n')).toContain('1,234.5');
});

test('a later number that is wider pushes, and loses no digit', () => {
  const layout = layoutTable(COLUMNS, ROWS, { ...plainTerminal, columns: 40 });
  expect(layout.row(['a', '123,456,789,012,345', '', '']).join()).toContain('123,456,789,012,345');
});

test('what a server wrote cannot break the table', () => {
  const evil = [['\u001b[2JHouse\nof\u202ecards', '1', '', '']];
  expect(lines(80, evil)[1]).toBe('House ofcards      1');
});
