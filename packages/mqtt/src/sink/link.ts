import type { MqttClient } from 'mqtt';
import type { ToldDevice } from './told-device.ts';

/** The user's client, with waits that a signal ends. */
export interface Link {
  /** Resolves when the client is connected; rejects when it has been ended. */
  readonly connected: (signal: AbortSignal) => Promise<void>;
  /** Resolves when the broker has acknowledged it (QoS 1). */
  readonly publish: (topic: string, payload: string, signal: AbortSignal) => Promise<void>;
  readonly subscribe: (topics: readonly string[], signal: AbortSignal) => Promise<void>;
  readonly unsubscribe: (topics: readonly string[], signal: AbortSignal) => Promise<void>;
}

export function linkOf(client: MqttClient): Link {
  return {
    connected: (signal) =>
      client.connected
        ? Promise.resolve()
        : waiting(signal, (resolve, reject) => {
            const ended = (): void => {
              reject(new Error('The MQTT client has been ended.'));
            };
            if (client.disconnecting) {
              ended();
              return undefined;
            }
            client.once('connect', resolve);
            client.once('end', ended);
            return () => {
              client.off('connect', resolve);
              client.off('end', ended);
            };
          }),
    publish: (topic, payload, signal) =>
      waiting(signal, (resolve, reject) => {
        client.publish(topic, payload, { qos: 1, retain: true }, (error) => {
          if (error) reject(error);
          else resolve();
        });
        return undefined;
      }),
    subscribe: (topics, signal) =>
      waiting(signal, (resolve, reject) => {
        client.subscribe([...topics], { qos: 1 }, (error, granted) => {
          const refused = granted?.find(({ qos }) => qos === 128);
          if (error) reject(error);
          else if (refused) reject(new Error(`The broker does not let this client read ${refused.topic}.`));
          else resolve();
        });
        return undefined;
      }),
    unsubscribe: (topics, signal) =>
      waiting(signal, (resolve, reject) => {
        client.unsubscribe([...topics], (error) => {
          if (error) reject(error);
          else resolve();
        });
        return undefined;
      }),
  };
}

/** Something that takes until it resolves or rejects, or the signal aborts. */
async function waiting(
  signal: AbortSignal,
  start: (resolve: () => void, reject: (error: unknown) => void) => (() => void) | undefined,
): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const abort = (): void => {
    reject(signal.reason);
  };
  signal.addEventListener('abort', abort);
  const stop = start(() => {
    resolve(undefined);
  }, reject);
  try {
    await promise;
  } finally {
    signal.removeEventListener('abort', abort);
    stop?.();
  }
}

/** Somebody who wants to know what was told, and tells more of it. */
export interface SinkExtension {
  /** The client has connected, at first or again: whatever was told before may be lost. */
  readonly connected: (link: Link, signal: AbortSignal) => Promise<void>;
  /** The broker has acknowledged something of these devices. */
  readonly told: (devices: readonly ToldDevice[], link: Link, signal: AbortSignal) => Promise<void>;
}
