import { apiKey, createClient } from '@smart-me/api-core';
import { valuesHistory } from '../history.ts';
import { deviceId } from './stored-readings.ts';

/**
 * A program: takes a history of one reading a minute from the server of the first argument, and writes the megabytes in
 * use at each tenth of it. Runs with `--expose-gc`.
 */
const [baseUrl = '', from = '', to = ''] = process.argv.slice(2);
const total = (Date.parse(to) - Date.parse(from)) / 60_000;
const client = createClient({ auth: apiKey('key'), baseUrl });
const inUse: number[] = [];
let taken = 0;
for await (const entry of valuesHistory(client, { id: deviceId }, { from, to, intervalMinutes: 1 })) {
  if (entry.kind === 'reading') taken += 1;
  if (taken % (total / 10) !== 0) continue;
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  inUse.push((heapUsed + external) / 2 ** 20);
}
process.stdout.write(JSON.stringify(inUse));
