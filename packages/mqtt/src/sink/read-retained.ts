import type { IPublishPacket, MqttClient } from 'mqtt';
import type { Link } from './link.ts';

/** Topics in one SUBSCRIBE. mosquitto queues 1000 messages for a client, and drops what is beyond. */
const CHUNK = 200;
/** How long a broker may take for a chunk, in milliseconds. */
const PATIENCE = 30_000;
/** What is retained under a topic of ours is smaller by far, so it is somebody else's. */
const MAX_PAYLOAD = 1_000_000;

/**
 * Reads what is retained under topics. MQTT has no message for "there is nothing", but a broker delivers to a client in the
 * order in which things came about: a message that is published after the subscription arrives after what was retained.
 *
 * @param mark publishes a message that this client receives, and resolves when it has been acknowledged
 */
export async function readRetained(
  client: MqttClient,
  link: Link,
  topics: readonly string[],
  {
    topic: markTopic,
    publish,
  }: { readonly topic: string; readonly publish: (signal: AbortSignal) => Promise<void> },
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const retained = new Map<string, string>();
  for (let at = 0; at < topics.length || at === 0; at += CHUNK) {
    const chunk = topics.slice(at, at + CHUNK);
    const marked = Promise.withResolvers<undefined>();
    const wanted = new Set(chunk);
    const take = (topic: string, payload: Buffer, { retain }: IPublishPacket): void => {
      if (wanted.has(topic) && payload.length <= MAX_PAYLOAD) retained.set(topic, payload.toString());
      if (topic === markTopic && !retain) marked.resolve(undefined);
    };
    const limited = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    limited.addEventListener('abort', () => {
      marked.reject(limited.reason);
    });
    marked.promise.catch(() => undefined);
    client.on('message', take);
    try {
      await link.subscribe([...chunk, markTopic], limited);
      await publish(limited);
      await marked.promise;
      await link.unsubscribe([...chunk, markTopic], limited);
    } finally {
      client.off('message', take);
    }
  }
  return retained;
}
