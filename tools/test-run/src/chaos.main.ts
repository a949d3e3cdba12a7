// The kill loops of all packages, one after the other: `node chaos.main.ts KILLS`. Its last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from './run-files.ts';

const PROGRAMS = [
  'packages/ingest/src/testing/chaos/chaos.main.ts',
  'packages/nats/src/testing/chaos.main.ts',
];
/** A program that does not end is ended: by so much for itself, and for each kill, in milliseconds. */
const PATIENCE = 180_000;
const PATIENCE_PER_KILL = 30_000;
const COUNTED = /^(\d+) passed, (\d+) failed$/m;

const kills = Number(process.argv[2] ?? 15);
let passed = 0;
let failed = 0;
for (const program of PROGRAMS) {
  const path = join(WORKSPACE, program);
  const child = spawn(process.execPath, ['--conditions=@smart-me/source', path, String(kills)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: PATIENCE + kills * PATIENCE_PER_KILL,
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    process.stdout.write(text.replace(COUNTED, `$& in ${program}`));
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const [, fine = 0, wrong = 0] = COUNTED.exec(said) ?? [];
  passed += Number(fine);
  failed += Number(wrong);
  if (code !== 0 && Number(wrong) === 0) {
    const why = existsSync(path) ? 'did not end, or not well' : 'is missing';
    process.stdout.write(`${program} ${why}.\n`);
    failed += 1;
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
