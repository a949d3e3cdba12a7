import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { missingCommand, needing } from '@smart-me-tools/testing';
import type { Simulator } from '@smart-me/simulator';
import { type Home, makeHome } from '../testing/home.ts';
import { screenOf } from '../testing/tmux.ts';
import { widthOf } from './text.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const SCREENS = fileURLToPath(new URL('../testing/screens', import.meta.url));
const SMART_ME = `'${process.execPath}' --conditions=@smart-me/source --disable-warning=ExperimentalWarning '${MAIN}'`;

/** In the past, so that the commands ask for what there is; it stands still, so that all is as it was. */
const NOW = '2026-10-25T12:00:00Z';
const SPAN = '--from 2026-10-24 --to 2026-10-24';

let simulator: Simulator;
let home: Home;
beforeAll(async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  simulator = await startSimulator({ clock: { start: NOW, speed: 0 } });
  home = await makeHome();
});
afterAll(async () => {
  await simulator.stop();
  await home[Symbol.asyncDispose]();
});

const COMMANDS: readonly (readonly [name: string, args: string, until?: RegExp])[] = [
  ['devices', 'devices'],
  ['values', 'values "House connection"'],
  ['plot', `plot "House connection" ${SPAN}`],
  ['export', `export "House connection" "Solar plant" ${SPAN} --out october.csv --overwrite`],
  // Not at its end: what is shown while it runs.
  [
    'export-running',
    'export "Gas boiler" --from 2025-10 --out year.csv --overwrite',
    /rows\/s {2}[\d:]+ left/,
  ],
  ['doctor', 'doctor'],
  ['consumption', `consumption "House connection" ${SPAN} --by day`],
];

/** What an export asks for again and again. */
const VALUES = /^\/ValuesInPast/i;

/** How far it is, and how fast, is another each time. */
const RUNNING = /([█░]{20} {2})? {1,2}\d+% {2}[\d,]+ rows {2}[\d,]+ rows\/s {2}[\d:]+ left/;

const SCREENS_OF = COMMANDS.flatMap(([name, args, until]) =>
  [60, 80, 120].map((columns) => [name, columns, args, until] as const),
);

needing(missingCommand('tmux')).each(SCREENS_OF)(
  '%s in %d columns looks as it did',
  async (name, columns, args, until) => {
    const env = {
      HOME: home.folder,
      SMART_ME_BASE_URL: simulator.url,
      SMART_ME_TIME_ZONE: 'Europe/Zurich',
      NO_COLOR: '1',
    };
    // So that there is time to see it run.
    const endLatency = until && simulator.faults.add({ kind: 'latency', milliseconds: 500, path: VALUES });
    // A folder for each: one that was ended in its midst may hold on to its file for a moment.
    const folder = await mkdtemp(join(home.folder, 'screen-'));
    const screen = await screenOf(`${SMART_ME} ${args}`, { columns, env, until, folder });
    endLatency?.();
    const shown = screen
      .replaceAll(simulator.url, 'http://127.0.0.1:8472')
      .replaceAll(process.versions.node, '24.0.0')
      .replace(
        RUNNING,
        (_, bar?: string) =>
          `${bar === undefined ? '' : '█████░░░░░░░░░░░░░░░  '} 25%  8,760 rows  9,999 rows/s  0:03 left`,
      )
      // The simulator's clock stands; this machine's does not.
      .replace(/(!!|ok) {2}Clock( +).*(\n {10,}.*)*/, 'ok  Clock$2agrees with the cloud to the minute')
      .replace(/\n?smart-me: 1 of \d checks failed[^]*$/, '\n');
    for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    const fixture = join(SCREENS, `${name}-${columns}.txt`);
    if (!existsSync(fixture)) {
      await writeFile(fixture, shown);
      throw new Error(`${fixture} is new: look at it, and commit it.`);
    }
    expect(shown).toBe(await readFile(fixture, 'utf8'));
  },
);
