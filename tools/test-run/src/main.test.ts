import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';

const workspace = join(import.meta.dirname, '..', '..', '..');
let scratch: string | undefined;
afterEach(() => {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
});

/** The check of all code, and that of all types, as `tools/checks` has them. */
const CHECKS = {
  'lint-all': { command: 'eslint --max-warnings=0 packages' },
  'typecheck-all': { command: 'tsc -p tsconfig.json' },
};

/** Runs `npm test` over one package with one test and one source, in a workspace of its own. */
function runOver(
  code: string,
  targets: object = CHECKS,
  source = 'export const power = 1;',
): { status: number | null; lines: string[] } {
  scratch = mkdtempSync(join(tmpdir(), 'smart-me-test-run-'));
  const jest = 'jest --rootDir packages/meter --json --outputFile packages/meter/.test-results.json';
  const files = {
    'package.json': { name: 'scratch', version: '0.0.0', private: true, workspaces: ['packages/*'] },
    'nx.json': { analytics: false, neverConnectToCloud: true, cacheDirectory: '.nx/cache' },
    'packages/meter/package.json': {
      name: 'meter',
      version: '0.0.0',
      nx: { targets: { test: { command: jest }, ...targets } },
    },
    'packages/meter/src/meter.test.js': code,
    'packages/meter/src/meter.js': source,
    'tsconfig.json': {
      compilerOptions: { allowJs: true, checkJs: true, noEmit: true, types: [] },
      files: [METER],
    },
    'eslint.config.mjs': `export default [{ files: ['**/meter.js'], rules: { eqeqeq: 'error' } }];`,
  };
  for (const [file, content] of Object.entries(files)) {
    const path = join(scratch, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  symlinkSync(join(workspace, 'node_modules'), join(scratch, 'node_modules'), 'junction');
  const ours = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('NX_') && !name.startsWith('JEST_'),
  );
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    cwd: scratch,
    env: { ...Object.fromEntries(ours), NODE_OPTIONS: '' },
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n') };
}

const METER = 'packages/meter/src/meter.js';
const FINE = `test('adds', () => { expect(1 + 1).toBe(2); });`;

test('what is fine is counted, and ends well', () => {
  const { status, lines } = runOver(FINE);
  expect(lines.at(-1)).toBe('1 passed, 0 failed');
  expect(status).toBe(0);
});

test('a failing test alone is one failure, and the lines at the end name it', () => {
  const { status, lines } = runOver(`${FINE} test('subtracts', () => { expect(2 - 1).toBe(2); });`);
  expect(lines.slice(-2)).toEqual(['failed: meter: meter.test.js: subtracts', '1 passed, 1 failed']);
  expect(status).toBe(1);
});

test('a failing type alone is one failure, and the lines at the end name it', () => {
  const { status, lines } = runOver(FINE, CHECKS, '/** @type {string} */\nexport const power = 1;');
  expect(lines.slice(-2)).toEqual([
    // With colours tsc writes `:2:14 -`, without them `(2,14):`; on Node 22.18 it is not told of them.
    expect.stringMatching(
      /^failed: meter:typecheck-all: packages\/meter\/src\/meter\.js\W2\W14\W.*error TS2322: Type 'number' is not assignable to type 'string'\.$/,
    ),
    '1 passed, 1 failed',
  ]);
  expect(status).toBe(1);
});

test('a failing lint alone is one failure, and the lines at the end name it', () => {
  const { status, lines } = runOver(
    FINE,
    CHECKS,
    '/** @type {number} */ const power = 1; export const isOff = power == 0;',
  );
  expect(lines.slice(-2)).toEqual([
    expect.stringMatching(
      /^failed: meter:lint-all: \S+meter\.js 1:\d+ {2}error {2}Expected '===' .* eqeqeq$/,
    ),
    '1 passed, 1 failed',
  ]);
  expect(status).toBe(1);
});

/** For the workspace under test, and no skip of this one: as `needing` does it, and without a reason. */
const SKIPS = ['a (skipped: there is no meter)', 'b']
  .map((title) => `test.skip('${title}', () => {});`) // a text: what the runner under test is given
  .join(' ');

test('a skipped test without a reason is one failure', () => {
  const { status, lines } = runOver(`${FINE} ${SKIPS}`, {});
  expect(lines.slice(-3)).toEqual([
    '1 skipped in meter: there is no meter',
    'failed: meter: meter.test.js: b is skipped and does not say why',
    '1 passed, 1 failed, 1 skipped',
  ]);
  expect(status).toBe(1);
});
