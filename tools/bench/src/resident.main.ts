import { setTimeout as delay } from 'node:timers/promises';
import { inFlight } from './benchmark.ts';
import { nextBody } from './ingest.bench.ts';
import { withServers } from './server.ts';

/**
 * A program: what a receiver, its spool and its store hold in memory while deliveries come in, each stored before it is
 * acknowledged: `node resident.main.ts [DELIVERIES]`, 200,000 unless told otherwise. It fails when the second half of them adds
 * more than a tenth to the most of the first.
 */
const deliveries = Number(process.argv[2] ?? 200_000);
const STEPS = 10;
const CONNECTIONS = 64;
const LOOK_EVERY = 200;
/** So much more is what a garbage collector leaves lying about. */
const ALLOWED = 1.1;

const mb = (value: number): string => `${value.toFixed(0)} MB`;
const line = (...cells: readonly string[]): void => {
  console.log(`| ${cells.join(' | ')} |`);
};
const most = await withServers([{ server: 'receiver + spool + store' }], CONNECTIONS, async ([server]) => {
  if (server === undefined) throw new Error('There is no server.');
  const { used, post } = server;
  const found: number[] = [];
  line('deliveries', 'resident, at most', 'heap', 'not in the store yet');
  line('--:', '--:', '--:', '--:');
  for (let step = 0; step <= STEPS; step++) {
    const count = step === 0 ? 0 : deliveries / STEPS;
    const sending = inFlight(CONNECTIONS, count, () => post(nextBody()));
    let largest = await used();
    for (let isOver = false; !isOver;) {
      isOver = await Promise.race([sending.then(() => true), delay(LOOK_EVERY, false)]);
      const now = await used();
      if (now.resident > largest.resident) largest = now;
    }
    const { resident, heap, waiting } = largest;
    found.push(resident);
    line(((step * deliveries) / STEPS).toLocaleString('en'), mb(resident), mb(heap), String(waiting));
  }
  while ((await used()).waiting > 0) await delay(LOOK_EVERY);
  return found;
});

const half = 1 + STEPS / 2;
const grown = Math.max(...most.slice(half)) / Math.max(...most.slice(0, half));
console.log(`\nThe second half has ${grown.toFixed(2)} × the most of the first.`);
process.exitCode = grown <= ALLOWED ? 0 : 1;
