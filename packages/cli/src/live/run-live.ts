import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { isLoopback } from '@smart-me/api-core/http';
import type { ReadingStore } from '@smart-me/ingest';
import type { LiveOptions } from '@smart-me/live';
import { nameOf } from '../account/find-device.ts';
import { type OpenAccount, withAccount } from '../account/open-account.ts';
import type { CloudOptions } from '../cloud/address.ts';
import { UsageError } from '../failure/command-error.ts';
import { failureLine } from '../failure/failure-line.ts';
import { loadIngest, requireSpool } from '../ingest/load-ingest.ts';
import { type NatsOptions, natsServers, natsUsage } from '../ingest/nats-servers.ts';
import { openWhenThere } from '../ingest/opening.ts';
import { Opened } from '../ingest/opened.ts';
import { openBrowser } from '../terminal/open-browser.ts';
import type { CommandContext } from '../terminal/terminal.ts';

export interface LiveCommandOptions {
  readonly spool?: string;
  readonly nats?: string;
  readonly natsCreds?: string;
  readonly natsSubject: string;
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
  readonly interval: number;
  readonly open?: true;
  readonly timeZone: string;
}

const TOKEN = 'SMART_ME_LIVE_TOKEN';

/** Serves the page until the command is stopped. */
export async function runLive(
  options: LiveCommandOptions & CloudOptions,
  context: CommandContext,
): Promise<void> {
  const { spool, nats } = options;
  if (nats !== undefined) await ofSubject({ ...options, nats }, context);
  else if (spool === undefined)
    await withAccount(options, context, (open) => ofAccount(options, open, context));
  else await ofStore(spool, options, context);
}

async function ofAccount(
  options: LiveCommandOptions,
  { account, signal }: OpenAccount,
  context: CommandContext,
): Promise<void> {
  const { accountSource } = await import('@smart-me/live');
  const devices = await account.devices.list({}, { signal });
  const source = accountSource({
    values: account.values,
    devices,
    everySeconds: options.interval,
    onError: complainer(context),
  });
  try {
    const names = new Map(devices.map((device) => [device.id, nameOf(device)]));
    await serve({ source, names }, options, context);
  } finally {
    await source[Symbol.asyncDispose]();
  }
}

async function ofStore(
  path: string,
  options: LiveCommandOptions & CloudOptions,
  context: CommandContext,
): Promise<void> {
  const store = await openStoreAt(path);
  const { followedSource } = await import('@smart-me/live');
  const source = followedSource(store, { onError: complainer(context) });
  try {
    await serve({ source, names: await namesOf(options, context) }, options, context);
  } finally {
    await source[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  }
}

/** What is published on NATS; before that, what the store has where there is one. */
async function ofSubject(
  options: LiveCommandOptions & CloudOptions & NatsOptions,
  context: CommandContext,
): Promise<void> {
  const { spool, natsSubject: subject } = options;
  const opened = new Opened();
  try {
    const past = spool === undefined ? undefined : opened.use(await openStoreAt(spool));
    const servers = await natsServers(options, context.environment);
    const { readingsSubject } = await import('@smart-me/nats');
    const feed = await openWhenThere(() => readingsSubject({ ...servers, subject }).catch(natsUsage), {
      signal: context.terminal.stopSignal(),
      complain: context.terminal.complain,
    });
    if (feed === undefined) return;
    opened.use(feed);
    const { feedSource } = await import('@smart-me/live');
    const source = opened.use(feedSource({ feed, past, onError: complainer(context) }));
    await serve({ source, names: await namesOf(options, context) }, options, context);
  } finally {
    await opened.close();
  }
}

async function openStoreAt(path: string): Promise<ReadingStore> {
  requireSpool(path);
  const { openStore } = await loadIngest();
  return openStore({ path });
}

/** A store has ids alone: who is signed in knows the names. */
async function namesOf(options: CloudOptions, context: CommandContext): Promise<ReadonlyMap<string, string>> {
  let names: ReadonlyMap<string, string> = new Map();
  try {
    await withAccount(options, context, async ({ account, signal }) => {
      const devices = await account.devices.list({}, { signal });
      names = new Map(devices.map((device) => [device.id, nameOf(device)]));
    });
  } catch {
    context.terminal.complain('The devices go by their ids: their names are known only to who is signed in.');
  }
  return names;
}

async function serve(
  what: Pick<LiveOptions, 'source' | 'names'>,
  { port, host, allowHost, open, timeZone }: LiveCommandOptions,
  context: CommandContext,
): Promise<void> {
  const { terminal, environment } = context;
  const stopped = terminal.stopSignal();
  const isOwn = isLoopback(`http://${host.includes(':') ? `[${host}]` : host}`);
  const given = environment[TOKEN];
  const token = given || (isOwn ? undefined : randomBytes(24).toString('base64url'));
  const { serveLive } = await import('@smart-me/live');
  const live = await serveLive({
    ...what,
    port,
    host,
    allowedHosts: allowHost,
    token,
    timeZone,
    onError: complainer(context),
  }).catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(error.message, `Look at --host and ${TOKEN}.`);
  });
  try {
    // Behind the # it goes to no server and no log; a token of the environment is known already.
    const address = token === undefined || given ? live.url : `${live.url}#token=${token}`;
    terminal.print(`Live page: ${terminal.emphasize('name', address)}`);
    terminal.print('Ctrl-C ends it.');
    if (open) openBrowser(address, environment);
    if (!stopped.aborted) await once(stopped, 'abort');
  } finally {
    await live.close();
  }
}

/** A fault that lasts is told once, not at every round. */
function complainer({ terminal }: CommandContext): (error: unknown) => void {
  let last = '';
  return (error) => {
    const line = failureLine(error);
    if (line !== last) terminal.complain(line);
    last = line;
  };
}
