import { Session } from 'node:inspector/promises';
import { workerData } from 'node:worker_threads';
import { BROKEN, LIMIT, TURN } from './watchdog-memory.ts';

const memory = workerData as Int32Array;
const main = new Session();
main.connectToMainThread();

let turn = -1;
let since = process.cpuUsage();
setInterval(() => {
  const [now, limit] = [Atomics.load(memory, TURN), Atomics.load(memory, LIMIT)];
  if (now !== turn || limit === 0) {
    turn = now;
    since = process.cpuUsage();
    return;
  }
  const { user, system } = process.cpuUsage(since);
  if ((user + system) / 1000 < limit) return;
  since = process.cpuUsage();
  Atomics.add(memory, BROKEN, 1);
  // What is refused, since nothing runs just now, is tried again at the next look.
  main.post('Runtime.terminateExecution').catch(() => undefined);
}, 100);
