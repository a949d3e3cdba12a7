import type { DeviceProfiles } from '@smart-me/account-api';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Ingest, IngestEvent, Retried } from '@smart-me/ingest';
import type { ReadingSink } from '@smart-me/readings';
import { createWebhookReceiver, registerWebhook, type WebhookRegistration } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { checkedUnits } from '../account/checked-units.ts';
import type { OpenAccount } from '../account/open-account.ts';
import { UsageError } from '../failure/command-error.ts';
import { failureLine } from '../failure/failure-line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { eventJson, eventLine, statusLine } from './event-line.ts';
import { loadIngest } from './load-ingest.ts';
import { type LogOptions, openLog, storeName } from './open-log.ts';
import { natsServers, natsUsage } from './nats-servers.ts';
import { openPostgres } from './open-postgres.ts';
import { Opened } from './opened.ts';
import { isAway, Lazily } from './opening.ts';
import { poll } from './poll.ts';

export interface IngestCommandOptions extends LogOptions {
  readonly port: number;
  readonly host: string;
  readonly username: string;
  readonly register?: string;
  readonly poll?: true;
  readonly interval: number;
  readonly backfill?: true;
  readonly retry?: true;
  readonly postgres?: string;
  readonly json?: true;
  readonly timeZone: string;
}

const PASSWORD = 'SMART_ME_WEBHOOK_PASSWORD';

/** How often the status line is written again, in milliseconds. */
const STATUS_INTERVAL = 1_000;
/** Ctrl-C shall not wait longer for a cloud that does not respond, in milliseconds. */
const REMOVAL_TIMEOUT = 5_000;

/** Where readings go in place of the store of this machine. */
export interface IngestTarget {
  /** What a person calls it. */
  readonly into: string;
  readonly sinks: Readonly<Record<string, ReadingSink>>;
  /** Aborts with the reason when there is no use in going on. */
  readonly ends: AbortSignal;
}

/** Stores readings until the command is stopped; then lets the sinks take what is in the log. */
export async function runIngest(
  options: IngestCommandOptions,
  open: OpenAccount | undefined,
  { terminal, environment }: { readonly terminal: Terminal; readonly environment: NodeJS.ProcessEnv },
  target?: IngestTarget,
): Promise<void> {
  const asked = terminal.stopSignal();
  const stopped = target === undefined ? asked : AbortSignal.any([asked, target.ends]);
  // On NATS, the file has what is stored here; the log is elsewhere.
  const isSpool = options.nats === undefined || options.spoolFirst === true;
  const place = { [isSpool ? 'spool' : 'store']: options.spool, ...(target && { into: target.into }) };
  const password = passwordOf(options, environment);
  const { startIngest } = await loadIngest();
  const opened = new Opened();
  try {
    const log = await openLog(options, { terminal, environment, signal: stopped });
    if (log === undefined) {
      target?.ends.throwIfAborted();
      return;
    }
    opened.use(log);
    const sinks = target?.sinks ?? (await sinksOf(options, opened, environment));
    const tell = teller(options, terminal);
    const ingest = opened.use(
      startIngest({
        log,
        sinks,
        onEvent: tell.event,
        ...(options.backfill && open !== undefined && { backfill: { history: open.account.values } }),
      }),
    );
    opened.defer(showStatus(ingest, terminal));
    if (options.retry) for (const sink of Object.keys(sinks)) await retry(ingest, sink, tell, terminal);
    if (options.poll && open !== undefined) {
      tell.started({ ...place, poll: options.interval });
      await poll({
        open,
        ingest,
        everySeconds: options.interval,
        signal: stopped,
        complain: terminal.complain,
      });
    } else {
      const started = (url: string): void => {
        tell.started({ ...place, url });
      };
      await receive({ options, open, ingest, password, opened, terminal, started });
      if (!stopped.aborted) await once(stopped, 'abort');
    }
    await opened.close();
    if (target?.ends.aborted) throw target.ends.reason;
    tell.stopped();
  } finally {
    await opened.close();
  }
}

/** What a database had no room or no column for may be taken now; a log that is away keeps nobody from starting. */
async function retry(ingest: Ingest, sink: string, { retried }: Teller, terminal: Terminal): Promise<void> {
  try {
    retried(sink, await ingest.retry(sink));
  } catch (error) {
    terminal.complain(failureLine(error));
  }
}

/** The store of this machine, and the databases and buses that the options name. */
async function sinksOf(
  options: IngestCommandOptions,
  opened: Opened,
  environment: NodeJS.ProcessEnv,
): Promise<Record<string, ReadingSink>> {
  const { openStore } = await loadIngest();
  const store = opened.use(await openStore({ path: options.spool }));
  const postgres =
    options.postgres === undefined ? undefined : opened.use(await openPostgres(options.postgres));
  const subject = await subjectOf(options, opened, environment);
  return {
    [storeName(options)]: store,
    ...(postgres !== undefined && { postgres }),
    ...(subject !== undefined && { live: subject }),
  };
}

/** Readings of now, for live pages on other machines. */
async function subjectOf(
  { nats, natsCreds, natsSubject: subject }: IngestCommandOptions,
  opened: Opened,
  environment: NodeJS.ProcessEnv,
): Promise<ReadingSink | undefined> {
  if (subject === undefined || nats === undefined) return undefined;
  const servers = await natsServers({ nats, ...(natsCreds && { natsCreds }) }, environment);
  const { readingsSubject } = await import('@smart-me/nats');
  const published = opened.use(new Lazily(() => readingsSubject({ ...servers, subject }).catch(natsUsage)));
  // What is wrong with the options is said now; servers that are away are looked for again with the first readings.
  await published.get(undefined).catch((error: unknown) => {
    if (!isAway(error)) throw error;
  });
  return {
    write: async (readings, writing) => (await published.get(writing?.signal)).sink.write(readings, writing),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

interface Receiving {
  readonly options: IngestCommandOptions;
  readonly open: OpenAccount | undefined;
  readonly ingest: Ingest;
  readonly password: string;
  readonly opened: Opened;
  readonly terminal: Terminal;
  readonly started: (url: string) => void;
}

/** Takes deliveries until the stack is disposed of, which removes the registration first. */
async function receive({
  options,
  open,
  ingest,
  password,
  opened,
  terminal,
  started,
}: Receiving): Promise<void> {
  const { port, host, username, register } = options;
  const credentials = { username, password };
  const units = open && (await unitsOf(open, terminal));
  const receiver = createWebhookReceiver({
    credentials,
    profile: units?.profileOf,
    onReadings: (readings, delivery) =>
      // What is learnt before holds for the delivery: it is kept with the profile that its devices have now.
      ingest.accept(units?.learn(readings) ?? readings, delivery),
    onError: (error, delivery) => {
      ingest.refuse(error, delivery);
      if (error.code !== 'malformed' && error.code !== 'unavailable') terminal.complain(failureLine(error));
    },
  });
  const server = opened.use(await listen(receiver, { port, host }));
  started(server.url);
  if (register === undefined || open === undefined) return;
  const registration = await registerWebhook(open.account, { url: register, credentials });
  opened.defer(() => remove(registration, terminal));
}

async function unitsOf({ account, signal }: OpenAccount, { complain }: Terminal): Promise<DeviceProfiles> {
  const devices = await account.devices.list({}, { signal });
  return checkedUnits(account, { source: 'realtime', devices, signal, complain });
}

async function remove(registration: WebhookRegistration, terminal: Terminal): Promise<void> {
  try {
    await registration.remove({ totalTimeout: REMOVAL_TIMEOUT });
  } catch (error) {
    terminal.complain(failureLine(error));
  }
}

/** Of one's own registration it may be any; somebody else's has to be known. */
function passwordOf({ register, poll: polls }: IngestCommandOptions, environment: NodeJS.ProcessEnv): string {
  const password = environment[PASSWORD];
  if (password) return password;
  if (register !== undefined || polls) return randomBytes(24).toString('base64url');
  throw new UsageError(
    'there is no password that deliveries come with',
    `Set ${PASSWORD} to that of the registration, or have one made by --register.`,
  );
}

interface StartFacts {
  /** The file that deliveries wait in. */
  readonly spool?: string;
  /** The file that readings are kept in, when deliveries wait on NATS. */
  readonly store?: string;
  /** Where they go from there. */
  readonly into?: string;
  readonly url?: string;
  /** Seconds between two rounds. */
  readonly poll?: number;
}

interface Teller {
  readonly event: (event: IngestEvent) => void;
  readonly retried: (sink: string, retried: Retried) => void;
  readonly started: (facts: StartFacts) => void;
  readonly stopped: () => void;
}

/** Says what happens: to a person in lines, to a program as JSON. */
function teller({ json, timeZone }: IngestCommandOptions, terminal: Terminal): Teller {
  const isForPrograms = json === true || !terminal.showsProgress;
  const write = (type: string, value: object): void => {
    terminal.printJson({ time: new Date().toISOString(), type, ...value });
  };
  return {
    event: (event) => {
      if (isForPrograms) write(event.type, eventJson(event));
      else terminal.print(eventLine(event, timeZone));
    },
    retried: (sink, { taken, kept }) => {
      if (isForPrograms) write('retried', { sink, taken, kept });
      else if (taken + kept > 0)
        terminal.print(`${sink} has taken ${taken} of ${taken + kept} deliveries that it had refused.`);
    },
    started: (facts) => {
      const { spool, store = spool, into = store, url, poll: seconds } = facts;
      if (isForPrograms) write('started', facts);
      else if (url === undefined)
        terminal.print(`Asking every ${String(seconds)} s, into ${into}. Ctrl-C ends it.`);
      else terminal.print(`Deliveries are taken at ${url}, into ${into}. Ctrl-C ends it.`);
    },
    stopped: () => {
      if (isForPrograms) write('stopped', {});
    },
  };
}

/** Keeps a line about everything on the terminal. Returns what ends that. */
function showStatus(ingest: Ingest, terminal: Terminal): () => void {
  if (!terminal.showsProgress) return () => undefined;
  const timer = setInterval(() => {
    ingest.status().then(
      (status) => {
        terminal.progress(statusLine(status).slice(0, terminal.columns - 1));
      },
      () => undefined,
    );
  }, STATUS_INTERVAL);
  return () => {
    clearInterval(timer);
    terminal.progress('');
  };
}
