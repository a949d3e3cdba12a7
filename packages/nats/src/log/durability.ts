import type { StreamInfo } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { DeliveryLog } from '@smart-me/ingest';

/** What a log on JetStream keeps its promise with, as far as the servers tell a client. */
export interface JetStreamDurability {
  /** What an acknowledged delivery survives. */
  readonly survives: DeliveryLog['survives'];
  /** Of the server that the log is connected to. */
  readonly serverVersion: string;
  /** The servers that hold the stream, each with all of it. */
  readonly replicas: number;
  /** Bytes that a message may have; a larger delivery is split. */
  readonly maxPayload: number;
  /**
   * What whoever runs it should know; empty when all is well. No server tells its clients the `sync_interval` of its disk, so
   * the default of two minutes is reckoned with.
   */
  readonly warnings: readonly string[];
}

/**
 * From this version on no loss is known when the servers of a cluster are killed one after the other: its leader counts the
 * consent of a majority within one term (https://github.com/nats-io/nats-server/pull/6512), and has all that was agreed on before
 * it takes more (https://github.com/nats-io/nats-server/pull/6485).
 */
const SAFE_IN_A_CLUSTER = '2.11.0';

/** @param wanted the replicas that were asked for */
export function durabilityOf(
  connection: NatsConnection,
  { config }: StreamInfo,
  wanted: number,
): JetStreamDurability {
  const { version: serverVersion = 'unknown', max_payload: maxPayload = 0 } = connection.info ?? {};
  const replicas = config.num_replicas;
  const warnings: string[] = [];
  if (replicas === 1) {
    warnings.push(
      'One NATS server holds the log: what it acknowledged in the last two minutes is lost in a power cut (sync_interval), ' +
        'and all of it with its disk. Three servers and replicas: 3 lose none of it with one of them.',
    );
  }
  if (replicas > 1 && isOlder(serverVersion, SAFE_IN_A_CLUSTER)) {
    warnings.push(
      `nats-server ${serverVersion} can lose a delivery that it acknowledged when servers of the cluster are killed one after ` +
        `the other: take ${SAFE_IN_A_CLUSTER} or later.`,
    );
  }
  if (replicas < wanted) {
    warnings.push(
      `The stream ${config.name} is there already, with ${replicas} replicas instead of ${wanted}: ` +
        `nats stream edit ${config.name} --replicas ${wanted}`,
    );
  }
  if (config.storage !== 'file') {
    warnings.push(`The stream ${config.name} is in memory: nothing of it survives its servers.`);
  }
  const survives = replicas >= 3 ? 'node' : 'process';
  return { survives, serverVersion, replicas, maxPayload, warnings };
}

/** Numbers by their size: 2.9.10 comes before 2.11.0. */
const isOlder = (version: string, than: string): boolean =>
  version.localeCompare(than, 'en', { numeric: true }) < 0;
