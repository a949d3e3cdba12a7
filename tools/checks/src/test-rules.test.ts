import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { workspace } from './workspace.ts';

/** How a reason stands in a title: `npm test` prints it, and counts a skipped test without one as failed. */
const REASON = '(skipped: ';
const SKIPS = /\b(?:test|describe|it)\.(?:skip|todo|only|failing)\b|\bx(?:test|describe|it)\(/;

const read = (file: string): string => readFileSync(join(workspace, file), 'utf8');
const sources = globSync('{packages,tools}/*/src/**/*.ts', { cwd: workspace }).filter(
  (file) => !file.startsWith(join('tools', 'test-run')) && !file.endsWith('test-rules.test.ts'),
);

test('the time limit of a test is set once, in jest.config.mjs', () => {
  expect(sources.filter((file) => /\bjest\.setTimeout\(/.test(read(file)))).toEqual([]);
});

test('every file that skips tests says why, itself or in what it imports', () => {
  const skipping = sources.filter((file) => SKIPS.test(read(file)));
  expect(skipping.length).toBeGreaterThan(4);
  const silent = skipping.filter((file) => {
    const imported = Array.from(read(file).matchAll(/from '(\.[^']+)'/g), ([, path = '']) =>
      join(dirname(file), path),
    );
    return ![file, ...imported].some((each) => read(each).includes(REASON));
  });
  expect(silent).toEqual([]);
});
