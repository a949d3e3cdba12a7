import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { startRecordingServer } from '@smart-me-tools/testing';
import { storedReadings } from './testing/stored-readings.ts';

const MINUTE = 60_000;
const COUNT = 40_000;

test('a history needs no more memory at its end than at its start', async () => {
  const start = Date.parse('2026-01-01T00:00:00Z');
  const times = Array.from({ length: COUNT + 1 }, (_, minute) => start + minute * MINUTE);
  await using server = await startRecordingServer(storedReadings({ times }));
  const program = fileURLToPath(new URL('./testing/history-memory.main.ts', import.meta.url));
  const range = [start, start + COUNT * MINUTE].map((time) => new Date(time).toISOString());
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', '--conditions=@smart-me/source', program, server.url, ...range],
    { env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const inUse = JSON.parse(stdout) as number[];
  expect(inUse).toHaveLength(10);
  // 40,000 readings, if all were kept, are more than 20 MB; what comes and goes meanwhile is far less.
  const [first = 0] = inUse;
  expect(Math.max(...inUse) - first).toBeLessThan(8);
});
