import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FIXES } from './fixes.ts';

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
