import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { DeliveryLogError } from '@smart-me/ingest';
import { isAlreadyThere, natsError } from './nats-error.ts';

/** What the streams are made with; those that are there already are taken as they are. */
export interface StreamOptions {
  /** The stream of the deliveries; those of what is set aside are named after it. */
  readonly stream: string;
  /** What deliveries are published under. */
  readonly subject: string;
  readonly replicas: 1 | 3 | 5;
  readonly maxBytes: number;
  readonly maxSetAside: number;
  /** In milliseconds. */
  readonly duplicateWindow: number;
}

/** The names that follow from that of the stream. */
export interface StreamNames {
  readonly deliveries: string;
  readonly deadLetters: string;
  readonly quarantine: string;
}

export function streamNames(stream: string): StreamNames {
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(stream)) {
    throw new TypeError('The name of a stream consists of letters, digits, - and _: smart-me.');
  }
  return { deliveries: stream, deadLetters: `${stream}-dead-letters`, quarantine: `${stream}-quarantine` };
}

/** The subjects under the name of a stream; a delivery's ends in its registration, a dead letter's in its consumer and id. */
export const subjects = {
  delivery: (stream: string, registration: string): string => `${stream}.deliveries.${registration}`,
  deadLetter: (stream: string, consumer: string, id: string): string =>
    `${stream}.dead-letters.${consumer}.${id}`,
  quarantine: (stream: string): string => `${stream}.quarantine`,
} as const;

/**
 * Makes the streams that are missing, and returns that of the deliveries.
 *
 * @throws {DeliveryLogError} `misuse` when one is there that would lose what is not read, or that takes other subjects
 */
export async function openStreams(manager: JetStreamManager, options: StreamOptions): Promise<StreamInfo> {
  const { stream, subject, replicas, maxBytes, maxSetAside, duplicateWindow } = options;
  const names = streamNames(stream);
  const common = {
    storage: StorageType.File,
    num_replicas: replicas,
    retention: RetentionPolicy.Limits,
    max_age: 0,
  } as const;
  // One after the other: where one is not what it has to be, nothing more is made or tried.
  const info = await ensure(manager, {
    ...common,
    name: names.deliveries,
    description: 'Deliveries of the realtime webhook of smart-me, kept until every consumer has read them.',
    subjects: [subjects.delivery(stream, '>')],
    // The default, to drop the oldest, would lose what nobody has read.
    discard: DiscardPolicy.New,
    max_bytes: maxBytes,
    duplicate_window: nanos(duplicateWindow),
  });
  requireSafe(info.config, subject);
  await ensure(manager, {
    ...common,
    name: names.deadLetters,
    description: 'What a consumer has refused, with its reason.',
    subjects: [subjects.deadLetter(stream, '*', '*')],
    discard: DiscardPolicy.New,
    max_msgs: maxSetAside,
    // The same refused again replaces the reason.
    max_msgs_per_subject: 1,
  });
  await ensure(manager, {
    ...common,
    name: names.quarantine,
    description: 'What was sent and is no delivery: the oldest make room.',
    subjects: [subjects.quarantine(stream)],
    discard: DiscardPolicy.Old,
    max_msgs: maxSetAside,
  });
  return info;
}

async function ensure(
  manager: JetStreamManager,
  config: Partial<StreamConfig> & { readonly name: string },
): Promise<StreamInfo> {
  for (;;) {
    try {
      return (await found(manager, config.name)) ?? (await manager.streams.add(config));
    } catch (cause) {
      if (!isAlreadyThere(cause)) throw natsError(cause, `The stream ${config.name} cannot be made`);
    }
  }
}

async function found(manager: JetStreamManager, stream: string): Promise<StreamInfo | undefined> {
  try {
    return await manager.streams.info(stream);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound)
      return undefined;
    throw error;
  }
}

/** A stream that somebody else has made must take what is published here, and not drop what is not read. */
function requireSafe(
  { name, subjects: taken, discard, retention, max_age, max_msgs_per_subject }: StreamConfig,
  subject: string,
): void {
  if (!taken.some((pattern) => takes(pattern, subject))) {
    throw new DeliveryLogError(`The stream ${name} is one of something else: it does not take ${subject}.`, {
      code: 'misuse',
      hint: 'Name another one, which is made as it has to be.',
    });
  }
  const wrong = [
    ...(discard === DiscardPolicy.New ? [] : ['discard is not "new", so it drops the oldest']),
    ...(retention === RetentionPolicy.Limits ? [] : [`retention is "${retention}"`]),
    ...(max_age === 0 ? [] : ['max_age drops what nobody has read']),
    ...(max_msgs_per_subject <= 0 ? [] : ['max_msgs_per_subject drops what nobody has read']),
  ];
  if (wrong.length === 0) return;
  throw new DeliveryLogError(
    `The stream ${name} does not keep what it has acknowledged: ${wrong.join('; ')}.`,
    {
      code: 'misuse',
      hint: 'Change it, or name another one, which is made as it has to be.',
    },
  );
}

/** Whether a subject with wildcards holds another: `*` stands for one token, `>` for all that follow. */
function takes(pattern: string, subject: string): boolean {
  const tokens = subject.split('.');
  const wanted = pattern.split('.');
  const rest = wanted.at(-1) === '>' ? wanted.length - 1 : undefined;
  if (rest === undefined ? tokens.length !== wanted.length : tokens.length <= rest) return false;
  return wanted.slice(0, rest).every((token, at) => token === '*' || token === tokens[at]);
}

/**
 * A consumer's name as JetStream takes it: one token of a subject, and a folder's name. Escaped by `=`, since nats-server 2.9
 * takes a `%` in it for one of a format.
 */
export const durableName = (consumer: string): string =>
  encodeURIComponent(consumer)
    .replace(/[.*!'()~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%', '=');

/** The name that `durableName` was made of. */
export function consumerName(durable: string): string {
  try {
    return decodeURIComponent(durable.replaceAll('=', '%'));
  } catch {
    return durable;
  }
}

/** Deliveries that all machines together may be at for one consumer. */
const MAX_ACK_PENDING = 20_000;

/** Makes a consumer that is missing: it begins at the oldest delivery. */
export async function ensureConsumer(
  manager: JetStreamManager,
  stream: string,
  durable: string,
  ackWait: number,
): Promise<void> {
  await manager.consumers.add(stream, {
    durable_name: durable,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(ackWait),
    max_ack_pending: MAX_ACK_PENDING,
    max_deliver: -1,
  });
}
