// Kills the broker for some seconds while readings are written, and looks at what came of it: `node outage.main.ts SECONDS`.
import { outage } from './outage.ts';

const seconds = Number(process.argv[2] ?? 60);
const faults = await outage({ seconds, readings: 3_000, devices: 9 });
const lines = [
  ...faults.slice(0, 20),
  `the broker was away for ${seconds} s in 3000 readings of 9 devices: ${faults.length} wrong`,
  faults.length === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed',
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
