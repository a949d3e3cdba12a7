import { type AccountApi, createAccountApi } from '@smart-me/account-api';
import { createClient } from '@smart-me/api-core';
import type { Device } from '@smart-me/api-core/resources';
import type { DeviceReading } from '@smart-me/readings';
import { retryAt } from '../cloud/address.ts';
import { explained } from '../cloud/explained.ts';
import { CommandError } from '../failure/command-error.ts';
import { commandName } from '../terminal/command-name.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Cloud } from './cloud.ts';
import { followPolling } from './follow-polling.ts';
import { followWebhook } from './follow-webhook.ts';
import { readingTable } from './reading-table.ts';
import { counted, nameOf, type Tally, tallyOf } from './tally.ts';

export interface DemoOptions {
  /** End when every device has been heard of. */
  readonly once?: true;
  /** Show every value of a reading. */
  readonly all?: true;
  /** Ask for values, though a webhook could bring them. */
  readonly poll?: true;
  /** Seconds between two rounds of polling. */
  readonly interval: number;
  readonly webhookUrl?: string;
  readonly webhookPort: number;
}

/** How long `--once` waits for the last device, in seconds. */
const ONCE_TIMEOUT = 60;

/** Lists the devices, prints their readings as they arrive, and leaves the cloud as it was. */
export async function runDemo(cloud: Cloud, options: DemoOptions, terminal: Terminal): Promise<void> {
  const stopped = terminal.stopSignal();
  const { once = false, all = false, poll = false, interval, webhookUrl, webhookPort } = options;
  const { baseUrl, signIn } = cloud;
  const account = createAccountApi(createClient({ baseUrl, auth: signIn.auth, retry: retryAt(baseUrl) }));
  const devices = await listDevices(account, cloud, stopped);
  if (devices === undefined) return;
  // Webhooks reach this machine from itself, or where someone has laid a way.
  const isPushed = !poll && (webhookUrl !== undefined || (cloud.isLocal && signIn.mayRegister));
  const rounds = once ? 'are asked for once' : `are asked for every ${interval} s`;
  introduce(cloud, devices, isPushed ? 'come by webhook as they are measured' : rounds, terminal);
  if (devices.length === 0) return;
  if (!once) terminal.print('Ctrl-C ends the demo.');
  terminal.print();

  const table = readingTable(new Map(devices.map((device) => [device.id, nameOf(device)])), all, terminal);
  terminal.print(table.heading);
  const tally = tallyOf(devices);
  const complete = new AbortController();
  const take = (readings: readonly DeviceReading[]): void => {
    for (const reading of readings) {
      if (once && tally.has(reading.deviceId)) continue;
      tally.count(reading.deviceId);
      for (const row of table.rows(reading)) terminal.print(row);
    }
    if (once && tally.silent().length === 0) complete.abort();
  };
  const timeout = once ? [AbortSignal.timeout(ONCE_TIMEOUT * 1000)] : [];
  const signal = AbortSignal.any([stopped, complete.signal, ...timeout]);
  const following = { cloud, account, devices, take, once, terminal, signal };
  if (isPushed) await followWebhook({ ...following, webhookUrl, port: webhookPort });
  else await followPolling({ ...following, interval: interval * 1000 });

  terminal.print();
  terminal.print(`${tally.toString()}.${isPushed ? ' The webhook registration is removed.' : ''}`);
  if (once && !stopped.aborted) complainOfSilence(tally, isPushed, terminal);
}

function introduce(cloud: Cloud, devices: readonly Device[], arrival: string, terminal: Terminal): void {
  terminal.print(`smart-me demo: ${counted(devices.length, 'device')} of ${cloud.description}.`);
  terminal.print(`Signed in with ${cloud.signIn.description}; readings ${arrival}.`);
  terminal.print(
    `An OBIS code is how meters name a quantity. To have one explained: ${commandName()} obis 1.8.0`,
  );
  if (cloud.advice !== undefined) terminal.print(cloud.advice);
}

/** Only a webhook can still bring what a device has not sent yet. */
function complainOfSilence(tally: Tally, isPushed: boolean, terminal: Terminal): void {
  const silent = tally.silent().join(', ');
  if (silent === '') return;
  if (!isPushed) {
    terminal.print(`Without values: ${silent}.`);
    return;
  }
  const message = `no reading within ${ONCE_TIMEOUT} s from ${silent}`;
  throw new CommandError(message, 'Look whether they are online.');
}

/** The devices; undefined when the command is stopped meanwhile. */
async function listDevices(
  account: AccountApi,
  cloud: Cloud,
  stopped: AbortSignal,
): Promise<readonly Device[] | undefined> {
  try {
    return await account.devices.list({}, { signal: stopped });
  } catch (error) {
    if (stopped.aborted) return undefined;
    throw explained(error, cloud);
  }
}
