import type { StoredValue } from '@smart-me/readings/testing';
import { connectAsync, type MqttClient } from 'mqtt';
import { lastWill } from '../index.ts';
import { parseState } from '../sink/device-state.ts';

/** A client as a sink wants it, which comes back quickly. */
export function sinkClient(url: string, options: object = {}): Promise<MqttClient> {
  return connectAsync(url, { will: lastWill(), reconnectPeriod: 50, ...options });
}

/** Everything that is published, as somebody sees it who is always there. */
export interface Recorder extends AsyncDisposable {
  readonly messages: readonly {
    readonly topic: string;
    readonly payload: string;
    readonly retain: boolean;
  }[];
  /** Every value that was ever published; of one device, time and code the last. */
  readonly values: () => StoredValue[];
  /** Resolves when everything that was published before has arrived. */
  readonly caughtUp: () => Promise<void>;
}

export async function record(url: string): Promise<Recorder> {
  const client = await connectAsync(url, {
    clean: false,
    clientId: `recorder-${process.pid}-${count++}`,
    reconnectPeriod: 50,
  });
  const messages: { topic: string; payload: string; retain: boolean }[] = [];
  const marks = new Map<string, () => void>();
  client.on('message', (topic, payload, { retain }) => {
    if (topic === MARK) marks.get(payload.toString())?.();
    else messages.push({ topic, payload: payload.toString(), retain });
  });
  await client.subscribeAsync('#', { qos: 1 });
  return {
    messages,
    values: () => valuesOf(messages.map(({ payload }) => payload)),
    caughtUp: async () => {
      const mark = String(count++);
      const arrived = Promise.withResolvers<undefined>();
      marks.set(mark, () => {
        arrived.resolve(undefined);
      });
      await client.publishAsync(MARK, mark, { qos: 1 });
      await arrived.promise;
    },
    [Symbol.asyncDispose]: () => client.endAsync(true),
  };
}

const MARK = 'recorder';
let count = 0;

function valuesOf(payloads: readonly string[]): StoredValue[] {
  const rows = new Map<string, StoredValue>();
  for (const payload of payloads) {
    const state = parseState(payload);
    for (const value of state?.values ?? []) {
      const deviceId = state?.deviceId ?? '';
      rows.set(`${deviceId} ${value.timestamp.ticks} ${value.obis.key}`, { deviceId, ...value });
    }
  }
  return [...rows.values()];
}

/** What is retained, by topic, as somebody gets it who comes now. */
export async function retainedSet(port: number, filter = '#'): Promise<Map<string, string>> {
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 50 });
  const found = new Map<string, string>();
  const mark = String(count++);
  const marked = Promise.withResolvers<undefined>();
  client.on('message', (topic, payload, { retain }) => {
    if (topic !== MARK) {
      if (retain) found.set(topic, payload.toString());
    } else if (payload.toString() === mark) marked.resolve(undefined);
  });
  // What is retained comes with the subscription, so before what is published after it.
  await client.subscribeAsync([filter, MARK], { qos: 1 });
  await client.publishAsync(MARK, mark, { qos: 1 });
  await marked.promise;
  await client.endAsync(true);
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}
