import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { DeliveryLog } from '@smart-me/ingest';
import type { JetStreamDurability, JetStreamLog } from '@smart-me/nats';
import { type Command, Option } from 'commander';
import { UsageError } from '../failure/command-error.ts';
import { failureLine } from '../failure/failure-line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { loadIngest } from './load-ingest.ts';
import { openWhenThere } from './opening.ts';
import { natsServers, natsUsage, withNatsServers } from './nats-servers.ts';

/** Where deliveries are logged. */
export interface LogOptions {
  readonly spool: string;
  readonly nats?: string;
  readonly natsStream: string;
  readonly natsReplicas: '1' | '3' | '5';
  readonly natsCreds?: string;
  readonly natsSubject?: string;
  readonly spoolFirst?: true;
}

/** The options that name a log on NATS. */
export function withNats(command: Command): Command {
  return withNatsServers(command, 'log deliveries on NATS JetStream')
    .option('--nats-stream <name>', 'the stream of the deliveries', 'smart-me')
    .addOption(
      new Option('--nats-replicas <count>', 'servers that hold each delivery, when the stream is made')
        .choices(['1', '3', '5'])
        .default('1'),
    )
    .option(
      '--nats-subject <subject>',
      'publish readings of now under it, for smart-me live --nats: smart-me.readings',
    )
    .option(
      '--spool-first',
      'acknowledge from the file of --spool, and hand on to NATS when it can be reached',
    );
}

/**
 * The log of the command: a file on this machine, or NATS, with that file before it when it is asked for. Resolves with
 * `undefined` when the signal has ended the wait for NATS.
 */
export async function openLog(
  options: LogOptions,
  {
    terminal,
    environment,
    signal,
  }: {
    readonly terminal: Terminal;
    readonly environment: NodeJS.ProcessEnv;
    /** Ends the wait for servers that are away. */
    readonly signal: AbortSignal;
  },
): Promise<DeliveryLog | undefined> {
  const { nats, spool: path, spoolFirst: isSpoolFirst } = options;
  if (nats === undefined) {
    if (options.natsSubject !== undefined)
      throw new UsageError('--nats-subject is for --nats', 'Name the servers, too.');
    if (isSpoolFirst) throw new UsageError('--spool-first is for --nats', 'Without it the spool is the log.');
    return (await loadIngest()).openSpool({ path });
  }
  const { openSpool } = await loadIngest();
  const { openJetStream, spoolFirst } = await import('@smart-me/nats');
  const servers = await natsServers({ ...options, nats }, environment);
  const open = async (): Promise<JetStreamLog> => {
    const log = await openJetStream({
      ...servers,
      stream: options.natsStream,
      replicas: ({ 1: 1, 3: 3, 5: 5 } as const)[options.natsReplicas],
    }).catch(natsUsage);
    tellDurability(log.durability, terminal);
    return log;
  };
  if (!isSpoolFirst) return openWhenThere(open, { signal, complain: terminal.complain });
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
