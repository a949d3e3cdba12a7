import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { nextBody } from './ingest.bench.ts';
import { AUTHORIZATION, startServer } from './server.ts';

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

const { child, port, used } = await startServer('receiver + spool + store');
const mb = (value: number): string => `${value.toFixed(0)} MB`;
const line = (...cells: readonly string[]): void => {
  console.log(`| ${cells.join(' | ')} |`);
};
const most: number[] = [];
line('deliveries', 'resident, at most', 'heap', 'not in the store yet');
line('--:', '--:', '--:', '--:');
for (let step = 0; step <= STEPS; step++) {
  const sending = step === 0 ? Promise.resolve() : sendMany(port, deliveries / STEPS);
  let largest = await used();
  for (let isOver = false; !isOver;) {
    isOver = await Promise.race([sending.then(() => true), delay(LOOK_EVERY, false)]);
    const now = await used();
    if (now.resident > largest.resident) largest = now;
  }
  const { resident, heap, waiting } = largest;
  most.push(resident);
  line(((step * deliveries) / STEPS).toLocaleString('en'), mb(resident), mb(heap), String(waiting));
}
while ((await used()).waiting > 0) await delay(LOOK_EVERY);
child.disconnect();

const half = 1 + STEPS / 2;
const grown = Math.max(...most.slice(half)) / Math.max(...most.slice(0, half));
console.log(`\nThe second half has ${grown.toFixed(2)} × the most of the first.`);
process.exitCode = grown <= ALLOWED ? 0 : 1;

/** Over connections of its own: a client of HTTP would take most of the processors' time. */
async function sendMany(to: number, count: number): Promise<void> {
  let left = count;
  const sender = async (): Promise<void> => {
    const socket = connect(to, '127.0.0.1').setNoDelay();
    socket.setEncoding('latin1');
    for (; left > 0;) {
      left -= 1;
      const body = nextBody();
      const head = `POST / HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: ${AUTHORIZATION}\r\ncontent-type: application/octet-stream\r\ncontent-length: ${body.length}\r\n\r\n`;
      socket.write(Buffer.concat([Buffer.from(head), body]));
      // No content follows a 204, so that its head is all there is.
      const [head204] = (await once(socket, 'data')) as [string];
      if (!head204.startsWith('HTTP/1.1 204 '))
        throw new Error(`The receiver responded ${head204.slice(0, 40)}.`);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sender));
}
