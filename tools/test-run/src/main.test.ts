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

/** Runs `npm test` over one package with one test, in a workspace of its own. */
function runOver(code: string, targets: object): { status: number | null; lines: string[] } {
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

const FINE = `test('adds', () => { expect(1 + 1).toBe(2); });`;

test('what is fine is counted, and ends well', () => {
  const { status, lines } = runOver(FINE, {});
  expect(lines.at(-1)).toBe('1 passed, 0 failed');
  expect(status).toBe(0);
});

test('a test that fails is one failure, and the lines at the end name it', () => {
  const { status, lines } = runOver(`${FINE} test('subtracts', () => { expect(2 - 1).toBe(2); });`, {});
  expect(lines.slice(-2)).toEqual(['failed: meter: meter.test.js: subtracts', '1 passed, 1 failed']);
  expect(status).toBe(1);
});

test('a target that fails is one failure, and the lines at the end name it', () => {
  const { status, lines } = runOver(FINE, {
    build: { command: `node -e "console.log('src/meter.ts:1:7 - error TS2322: wrong'); process.exit(2)"` },
  });
  expect(lines.slice(-2)).toEqual([
    'failed: meter:build: src/meter.ts:1:7 - error TS2322: wrong',
    '1 passed, 1 failed',
  ]);
  expect(status).toBe(1);
});
