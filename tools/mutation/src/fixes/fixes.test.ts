import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FIXES, fixesOf } from './fixes.ts';

const workspace = join(import.meta.dirname, '../../../..');
const all = Object.entries(FIXES).flatMap(([name, table]) => table.map((fix) => ({ name, ...fix })));

describe('a fix that can be taken out', () => {
  test.each(all)('$name: $fault', ({ file, fix, without, test: path }) => {
    const source = readFileSync(join(workspace, 'packages', file), 'utf8');

    expect(source.split(fix)).toHaveLength(2);
    expect(without).not.toBe(fix);
    expect(existsSync(join(workspace, path.startsWith('tools/') ? path : `packages/${path}`))).toBe(true);
  });
});

describe('a row that is no fix', () => {
  const row = ['fault: a', 'file: b', 'fix: c', "without: ''", 'test: d'];

  test.each([
    ['without its test', row.slice(0, 4)],
    ['with a field more', [...row, 'when: now']],
    ['with a number', [...row.slice(0, 4), 'test: 1']],
  ])('%s is refused, with its table and its fault', (_, fields) => {
    expect(() => fixesOf('gas.yaml', `- { ${fields.join(', ')} }`)).toThrow(
      /^gas\.yaml: a fix has .* not \{"fault":"a"/u,
    );
  });

  test('a table that is no list is refused', () => {
    expect(() => fixesOf('gas.yaml', 'fault: a')).toThrow('gas.yaml is no list of fixes.');
  });
});
