import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { plainEnvironment, workspace } from './workspace.ts';

test('every file is formatted as `npm run format` leaves it', async () => {
  const { stdout } = await promisify(execFile)('prettier', ['--list-different', '.'], {
    cwd: workspace,
    env: plainEnvironment,
  }).catch((error: unknown) => error as { stdout: string });
  expect(stdout).toBe('');
}, 60_000);
