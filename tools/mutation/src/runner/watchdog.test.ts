import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

const watchdog = new URL('watchdog.ts', import.meta.url).href;
const inTime = new URL('in-time.ts', import.meta.url).href;

/** In a process of its own: the watchdog ends what its main thread runs. */
const PROGRAM = `
  const { Watchdog } = await import('${watchdog}');
  const { inTime } = await import('${inTime}');
  const watchdog = new Watchdog();
  watchdog.allow(300);
  const loops = {
    synchronous: async () => { for (;;); },
    'with a catch': async () => { for (;;) try { for (;;); } catch {} },
    'of microtasks': async () => { for (;;) await null; },
  };
  for (const [name, loop] of Object.entries(loops)) {
    try { await inTime(loop, 600_000, watchdog); } catch (error) { console.log(name + ': ' + error.message); }
  }
  process.kill(process.pid);
`;

test('a loop without an end is ended, and the next test runs', () => {
  let printed = '';
  try {
    printed = execFileSync(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    });
  } catch (ended) {
    printed = (ended as { readonly stdout: string }).stdout;
  }
  expect(printed.trim().split('\n')).toEqual([
    'synchronous: It keeps the event loop from turning.',
    'with a catch: It keeps the event loop from turning.',
    'of microtasks: It keeps the event loop from turning.',
  ]);
});
