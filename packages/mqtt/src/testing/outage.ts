import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { mqttSink, parseState } from '../index.ts';
import { startMosquitto } from '@smart-me-tools/testing/mosquitto';
import { record, retainedSet, sinkClient } from './recorder.ts';

export interface OutageOptions {
  /** How long the broker is away. */
  readonly seconds: number;
  /** Of each device; the broker is killed after a third of them. */
  readonly readings: number;
  readonly devices: number;
}

const START = Date.UTC(2026, 2, 1, 12);
const total = parseObis('1-0:1.8.0*255');
const power = parseObis('1-0:1.7.0*255');

const idOf = (device: number): string => `${String(device).padStart(8, '0')}-0000-4000-8000-000000000000`;
const nth = (device: number, n: number): DeviceReading => ({
  deviceId: idOf(device),
  timestamp: new Timestamp(START + 1000 * n),
  values: [
    { obis: total, value: 1_000_000 + n, unit: 'Wh' },
    { obis: power, value: n, unit: 'W' },
  ],
});

/**
 * Kills the broker while readings are written, and starts it again after a while. Returns what was wrong afterwards: what was
 * acknowledged and is not there, what came twice, what went back, an availability that was not so.
 */
export async function outage({ seconds, readings, devices }: OutageOptions): Promise<string[]> {
  const broker = await startMosquitto();
  const client = await sinkClient(broker.url);
  const sink = mqttSink({ client, devices: (id) => ({ serial: Number(id.slice(0, 8)) + 1 }) });
  // Two who listen: one who sees everything of the broker's first life, one of its second.
  const before = await record(broker.url);
  const acknowledged = new Map<string, number>();
  const write = async (n: number): Promise<void> => {
    await sink.write(Array.from({ length: devices }, (_, device) => nth(device, n)));
    for (let device = 0; device < devices; device++) acknowledged.set(idOf(device), n);
  };
  const killAt = Math.floor(readings / 3);
  for (let n = 0; n < killAt; n++) await write(n);
  await before.caughtUp();
  const faults: string[] = [];
  // In full flight: nobody knows which of these the broker has taken.
  const inFlight = [write(killAt), write(killAt + 1)];
  await broker.kill();
  await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
  const held = await Promise.race([Promise.all(inFlight).then(() => 'done'), Promise.resolve('held')]);
  if (held !== 'held') faults.push('a write was acknowledged without a broker');
  await broker.start();
  const after = await record(broker.url);
  await Promise.all(inFlight);
  for (let n = killAt + 2; n < readings; n++) await write(n);
  await after.caughtUp();

  for (const recorder of [before, after]) {
    const last = new Map<string, number>();
    for (const { topic, payload } of recorder.messages) {
      const state = parseState(payload);
      if (state === undefined) continue;
      const n = state.values.find(({ obis }) => obis.key === power.key)?.value ?? -1;
      if (n < (last.get(topic) ?? -1)) faults.push(`${topic} went back to ${n}`);
      if (n === last.get(topic)) faults.push(`${topic} told ${n} twice`);
      last.set(topic, n);
    }
  }
  // Of the second life everything from the kill on is there, reading by reading.
  for (let device = 0; device < devices; device++) {
    const told = new Set<number>();
    for (const { topic, payload } of after.messages) {
      if (topic !== `smart-me/${device + 1}/state`) continue;
      told.add(parseState(payload)?.values.find(({ obis }) => obis.key === power.key)?.value ?? -1);
    }
    for (let n = killAt + 2; n < readings; n++)
      if (!told.has(n)) faults.push(`reading ${n} of ${device} is lost`);
  }
  const retained = await retainedSet(broker.port);
  for (const [id, n] of acknowledged) {
    const state = [...retained.values()].map(parseState).find((one) => one?.deviceId === id);
    const isThere =
      state?.values.length === 2 &&
      state.values.every(({ timestamp }) => timestamp.equals(nth(0, n).timestamp));
    if (!isThere) faults.push(`the last acknowledged reading ${n} of ${id} is not retained`);
  }
  const availability = (): string | undefined => retained.get('smart-me/availability');
  if (availability() !== 'online') faults.push(`availability is ${String(availability())} while connected`);
  await sink[Symbol.asyncDispose]();
  const end = (await retainedSet(broker.port, 'smart-me/availability')).get('smart-me/availability');
  if (end !== 'offline') faults.push(`availability is ${String(end)} after the end`);
  await before[Symbol.asyncDispose]();
  await after[Symbol.asyncDispose]();
  await client.endAsync(true);
  await broker[Symbol.asyncDispose]();
  return faults;
}
