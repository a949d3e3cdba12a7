import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { oauthErrorHints } from './error/oauth-error.ts';

test('the README has every error code in its table, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split('## When it fails');
  const rows = section.split('\n## ')[0]?.match(/^\| `.*?\|/gm) ?? [];
  const codes = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, code]) => code));
  expect(codes.sort()).toEqual(Object.keys(oauthErrorHints).sort());
});
