import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import type { HistoryRun } from './measure-history.ts';

/**
 * A program: takes a history of one reading a minute, counts what it gets, and writes how much memory it needed at most.
 * Arguments: base URL, API key, name of the device, start, end.
 */
const [baseUrl = '', key = '', name = '', from = '', to = ''] = process.argv.slice(2);
const account = createAccountApi(createClient({ auth: apiKey(key), baseUrl }));
const device = (await account.devices.list()).find((one) => one.name === name);
if (device === undefined) throw new Error(`There is no device called ${name}.`);

const peak = (): number => process.resourceUsage().maxRSS / 1024;
const idle = peak();
const started = performance.now();
let [readings, values, gaps] = [0, 0, 0];
for await (const entry of account.values.history(device, { from, to, interval: 1 })) {
  if (entry.kind === 'gap') gaps++;
  else {
    readings++;
    values += entry.reading.values.length;
  }
}
const run: HistoryRun = {
  readings,
  values,
  gaps,
  seconds: (performance.now() - started) / 1000,
  idleMegabytes: idle,
  peakMegabytes: peak(),
};
process.stdout.write(JSON.stringify(run));
