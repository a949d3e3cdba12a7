import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { DeliveryLog } from '@smart-me/ingest';
import type { JetStreamDurability, JetStreamLog, NatsCredentials } from '@smart-me/nats';
import { type Command, Option } from 'commander';
import { UsageError } from '../failure/command-error.ts';
import { failureLine } from '../failure/failure-line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { loadIngest } from './load-ingest.ts';

/** Where deliveries are logged. */
export interface LogOptions {
  readonly spool: string;
  readonly nats?: string;
  readonly natsStream: string;
  readonly natsReplicas: '1' | '3' | '5';
  readonly natsCreds?: string;
  readonly spoolFirst?: true;
}

const USER = 'SMART_ME_NATS_USER';
const PASSWORD = 'SMART_ME_NATS_PASSWORD';
const TOKEN = 'SMART_ME_NATS_TOKEN';

/** The options that name a log on NATS. */
export function withNats(command: Command): Command {
  return command
    .option('--nats <urls>', 'log deliveries on NATS JetStream: nats://a:4222,nats://b:4222')
    .option('--nats-stream <name>', 'the stream of the deliveries', 'smart-me')
    .addOption(
      new Option('--nats-replicas <count>', 'servers that hold each delivery, when the stream is made')
        .choices(['1', '3', '5'])
        .default('1'),
    )
    .option('--nats-creds <file>', 'credentials, as NATS writes them')
    .option(
      '--spool-first',
      'acknowledge from the file of --spool, and hand on to NATS when it can be reached',
    );
}

/** The log of the command: a file on this machine, or NATS, with that file before it when it is asked for. */
export async function openLog(
  options: LogOptions,
  { terminal, environment }: { readonly terminal: Terminal; readonly environment: NodeJS.ProcessEnv },
): Promise<DeliveryLog> {
  const { nats, spool: path, spoolFirst: isSpoolFirst } = options;
  const { openSpool } = await loadIngest();
  if (nats === undefined) {
    if (isSpoolFirst) throw new UsageError('--spool-first is for --nats', 'Without it the spool is the log.');
    return openSpool({ path });
  }
  const { openJetStream, spoolFirst } = await import('@smart-me/nats');
  const credentials = await credentialsOf(options, environment);
  const open = async (): Promise<JetStreamLog> => {
    const log = await openJetStream({
      servers: nats,
      stream: options.natsStream,
      replicas: ({ 1: 1, 3: 3, 5: 5 } as const)[options.natsReplicas],
      credentials,
    }).catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error;
      throw new UsageError(error.message, 'Look at --nats and what goes with it.');
    });
    tellDurability(log.durability, terminal);
    return log;
  };
  if (!isSpoolFirst) return open();
  return spoolFirst({
    spool: await openSpool({ path }),
    open,
    onOutage: (error) => {
      terminal.complain(
        error === undefined
          ? 'smart-me: NATS takes deliveries again.'
          : `${failureLine(error)}\nsmart-me: deliveries stay in ${path} until NATS takes them.`,
      );
    },
  });
}

/** The name under which a store reads. Of a log that other machines read, too, each file gets all, so it is that of the file. */
export const storeName = ({ nats, spool }: LogOptions): string =>
  nats === undefined ? 'store' : `store ${hostname()}:${resolve(spool)}`;

function tellDurability(durability: JetStreamDurability, terminal: Terminal): void {
  const { serverVersion, replicas, survives, warnings } = durability;
  terminal.complain(
    `smart-me: logging on NATS, nats-server ${serverVersion}, ${replicas} ${replicas === 1 ? 'replica' : 'replicas'}: ${SURVIVES[survives]}.`,
  );
  for (const warning of warnings) terminal.complain(`smart-me: ${warning}`);
}

const SURVIVES = {
  process: 'what is acknowledged survives the end of a process',
  machine: 'what is acknowledged survives a power cut',
  node: 'what is acknowledged survives the loss of a server',
} as const;

async function credentialsOf(
  { natsCreds }: LogOptions,
  { [USER]: user, [PASSWORD]: password, [TOKEN]: token }: NodeJS.ProcessEnv,
): Promise<NatsCredentials | undefined> {
  if (natsCreds !== undefined) {
    try {
      return { creds: await readFile(natsCreds, 'utf8') };
    } catch (cause) {
      throw new UsageError(`${natsCreds} cannot be read`, 'Name the .creds file of a user.', { cause });
    }
  }
  if (token) return { token };
  if (user && password) return { user, password };
  return undefined;
}
