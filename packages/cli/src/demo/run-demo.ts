import { type AccountApi, createAccountApi } from '@smart-me/account-api';
import { createClient } from '@smart-me/api-core';
import type { Device } from '@smart-me/api-core/resources';
import type { DeviceReading } from '@smart-me/readings';
import { deviceNamed, nameOf } from '../account/find-device.ts';
import { retryAt } from '../cloud/address.ts';
import { cloudError } from '../cloud/cloud-error.ts';
import { CommandError } from '../failure/command-error.ts';
import { commandName } from '../failure/failure-line.ts';
import { readingForPrograms } from '../reading/reading-json.ts';
import type { CommandContext, OutputOptions, Terminal } from '../terminal/terminal.ts';
import type { TimeZoneOptions } from '../time/local-time.ts';
import { type Cloud, type DemoCloudOptions, openCloud } from './cloud.ts';
import { followPolling } from './follow-polling.ts';
import { followWebhook } from './follow-webhook.ts';
import { openLivePage } from './live-page.ts';
import { readingTable } from './reading-table.ts';
import { counted, type ReceivedReadings, receivedReadings } from './received-readings.ts';

export interface DemoOptions extends OutputOptions, TimeZoneOptions {
  /** Watch this device only: its name, serial number or id. */
  readonly device?: string;
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
  /** Whether a live page is served beside the lines; with `once` it never is. */
  readonly live: boolean;
  readonly livePort: number;
  /** Open the live page in the browser. */
  readonly open?: true;
}

/** How long `--once` waits for the last device, in seconds. */
const ONCE_TIMEOUT = 60;

/** Opens a cloud, prints the readings of its devices as they arrive, and leaves it as it was. */
export async function runDemo(
  options: DemoOptions & DemoCloudOptions,
  { terminal, environment }: CommandContext,
): Promise<void> {
  const cloud = await openCloud(options, environment);
  try {
    await watch(cloud, options, terminal);
  } finally {
    await cloud[Symbol.asyncDispose]();
  }
}

async function watch(cloud: Cloud, options: DemoOptions, terminal: Terminal): Promise<void> {
  const stopped = terminal.stopSignal();
  const { once = false, poll = false, interval, webhookUrl, webhookPort } = options;
  const { baseUrl, signIn } = cloud;
  const account = createAccountApi(createClient({ baseUrl, auth: signIn.auth, retry: retryAt(baseUrl) }));
  const all = await listDevices(account, cloud, stopped);
  if (all === undefined) return;
  const devices = options.device === undefined ? all : [deviceNamed(all, options.device)];
  // Webhooks reach this machine from itself, or where someone has laid a way.
  const isPushed = !poll && (webhookUrl !== undefined || (cloud.isLocal && signIn.mayRegister));
  const rounds = once ? 'are asked for once' : `are asked for every ${interval} s`;
  const remark = options.quiet ? (): void => undefined : terminal.complain;
  introduce(cloud, devices, isPushed ? 'come by webhook as they are measured' : rounds, remark);
  if (devices.length === 0) return;
  remark(`Times are those of ${options.timeZone}.${once ? '' : ' Ctrl-C ends the demo.'}`);

  const names = new Map(devices.map((device) => [device.id, nameOf(device)]));
  const { all: showsAll = false, timeZone } = options;
  const table = readingTable(names, { all: showsAll, timeZone }, terminal);
  if (!options.json && !options.quiet) terminal.print(table.heading);
  const show = (reading: DeviceReading): void => {
    if (options.json)
      terminal.printJson({ device: names.get(reading.deviceId), ...readingForPrograms(reading) });
    else for (const row of table.rows(reading)) terminal.print(row);
  };
  const hasPage = !once && options.live;
  const { livePort, open = false } = options;
  const page = hasPage ? openLivePage({ account, names, timeZone, port: livePort, open, remark }) : undefined;
  const received = receivedReadings(devices);
  const complete = new AbortController();
  const take = (readings: readonly DeviceReading[]): void => {
    for (const reading of readings) {
      if (!names.has(reading.deviceId) || (once && received.has(reading.deviceId))) continue;
      received.count(reading.deviceId);
      show(reading);
    }
    page?.add(readings);
    if (once && received.silent().length === 0) complete.abort();
  };
  const timeout = once ? [AbortSignal.timeout(ONCE_TIMEOUT * 1000)] : [];
  const signal = AbortSignal.any([stopped, complete.signal, ...timeout]);
  const { complain } = terminal;
  const following = { cloud, account, devices, take, once, remark, complain, timeZone, signal };
  try {
    if (isPushed) await followWebhook({ ...following, webhookUrl, port: webhookPort });
    else await followPolling({ ...following, everySeconds: interval });
  } finally {
    await page?.close();
  }

  remark(`${received.toString()}.${isPushed ? ' The webhook registration is removed.' : ''}`);
  if (once && !stopped.aborted) complainOfSilence(received, isPushed, remark);
}

/** Says something about the readings, on stderr: stdout has the readings alone. */
type Remark = (line: string) => void;

function introduce(cloud: Cloud, devices: readonly Device[], arrival: string, remark: Remark): void {
  remark(`smart-me demo: ${counted(devices.length, 'device')} of ${cloud.description}.`);
  remark(`Signed in with ${cloud.signIn.description}; readings ${arrival}.`);
  remark(`An OBIS code is how meters name a quantity. What one means: ${commandName()} obis 1.8.0`);
  if (cloud.advice !== undefined) remark(cloud.advice);
}

/** Only a webhook can still bring what a device has not sent yet. */
function complainOfSilence(received: ReceivedReadings, isPushed: boolean, remark: Remark): void {
  const silent = received.silent().join(', ');
  if (silent === '') return;
  if (!isPushed) {
    remark(`Without values: ${silent}.`);
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
    throw cloudError(error, cloud);
  }
}
