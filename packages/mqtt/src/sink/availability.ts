import type { MqttClient } from 'mqtt';
import { availabilityTopic, checkedPrefix, DEFAULT_PREFIX } from '../topics.ts';

/** The payloads of the availability topic: those that Home Assistant expects. */
export const ONLINE = 'online';
export const OFFLINE = 'offline';

/** What the broker publishes when a client is lost: the `will` of `mqtt.connect`. */
export interface LastWill {
  readonly topic: string;
  readonly payload: string;
  readonly qos: 1;
  readonly retain: true;
}

/**
 * The last will that a sink's client connects with: `offline` on the availability topic, retained. A will can only be
 * given when the connection is made, so the sink cannot do it.
 *
 * @param prefix the one that the sink is given
 * @example
 * const client = await connectAsync('mqtt://localhost', { will: lastWill() });
 */
export function lastWill(prefix: string = DEFAULT_PREFIX): LastWill {
  return { topic: availabilityTopic(checkedPrefix(prefix)), payload: OFFLINE, qos: 1, retain: true };
}

/** @throws TypeError when nobody would learn that the client is lost */
export function checkLastWill({ options: { will } }: MqttClient, prefix: string): void {
  const expected = lastWill(prefix);
  if (will?.topic === expected.topic && String(will.payload) === OFFLINE && will.retain === true) return;
  const argument = prefix === DEFAULT_PREFIX ? '' : JSON.stringify(prefix);
  throw new TypeError(
    `The MQTT client has no last will on ${expected.topic}, so nobody would learn that it is gone. ` +
      `Connect it with { will: lastWill(${argument}) }.`,
  );
}
