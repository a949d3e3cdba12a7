/// <reference lib="esnext.disposable" preserve="true" />
import type {
  DeviceReading,
  ReadingOrigin,
  ReadingSink,
  RefusedValue,
  WriteOptions,
  WriteResult,
} from '@smart-me/readings';
import type { MqttClient } from 'mqtt';
import { deviceLevel, type MqttDevices, deviceOf } from '../mqtt-device.ts';
import { type OnCommand, SwitchTopics } from './switch-topics.ts';
import { availabilityTopic, checkedPrefix, DEFAULT_PREFIX, stateTopic } from '../topics.ts';
import { checkLastWill, OFFLINE, ONLINE } from './availability.ts';
import { DeviceState, parseDeviceState } from './device-state.ts';
import { InFlight } from './in-flight.ts';
import { type Link, linkOf, type SinkExtension } from './link.ts';
import { readRetained } from './read-retained.ts';
import { ToldDevice } from './told-device.ts';

/** What `mqttSink` needs. */
export interface MqttSinkOptions {
  /**
   * A client of the package `mqtt`, connected with the last will of `lastWill()`. It stays yours: the sink never ends it.
   * Give the sink one of its own, since it subscribes to the topics that it writes.
   */
  readonly client: MqttClient;
  /** The levels before all topics, as `home/energy`; `smart-me` unless told otherwise. */
  readonly prefix?: string | undefined;
  /** Serial numbers and names by device id. A device that is not among them is called by its id. */
  readonly devices?: MqttDevices | undefined;
  /** Messages on their way at most, of which the broker has not acknowledged any; 64 unless told otherwise. */
  readonly inFlight?: number | undefined;
  /**
   * Makes the `switches` of devices obey `ON` and `OFF` under `smart-me/<serial>/switch/<code>/set`. Whoever may publish there
   * switches, so it is left out unless told otherwise.
   */
  readonly onCommand?: OnCommand | undefined;
  /** Told of what fails outside of a `write`: a command that cannot be obeyed. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** How long a goodbye may take, in milliseconds. */
const GOODBYE = 3_000;

/** Writes readings as retained topics. See `mqttSink`. */
export class RetainedTopics implements ReadingSink {
  readonly prefix: string;
  readonly link: Link;
  readonly #client: MqttClient;
  readonly #devices: MqttDevices | undefined;
  readonly #inFlight: number;
  readonly #extensions: SinkExtension[];
  readonly #told = new Map<string, ToldDevice>();
  readonly #closing = new AbortController();
  #isGreeted = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: MqttSinkOptions, extensions: readonly SinkExtension[] = []) {
    const { client, prefix = DEFAULT_PREFIX, devices, inFlight = 64 } = options;
    const { onCommand, onError = () => undefined } = options;
    checkLastWill(client, prefix);
    if (!Number.isInteger(inFlight) || inFlight < 1)
      throw new RangeError('inFlight is a number of messages, 1 or more.');
    this.prefix = checkedPrefix(prefix);
    this.link = linkOf(client);
    this.#client = client;
    this.#devices = devices;
    this.#inFlight = inFlight;
    this.#extensions = [...extensions];
    if (onCommand !== undefined) {
      const { signal } = this.#closing;
      this.#extensions.push(new SwitchTopics({ client, prefix, devices, onCommand, onError, signal }));
    }
    client.on('connect', this.#connected);
    if (client.connected) this.#connected();
  }

  /** The devices that something was told of. */
  get told(): readonly ToldDevice[] {
    return [...this.#told.values()];
  }

  async write(readings: readonly DeviceReading[], options: WriteOptions = {}): Promise<WriteResult> {
    return this.exclusive(async (signal) => {
      await this.link.connected(signal);
      if (!this.#isGreeted) await this.#greet(signal);
      return this.#write(readings, options.source ?? 'realtime', signal);
    }, options.signal);
  }

  /** Does one thing at a time, in the order of the calls. */
  async exclusive<Result>(
    work: (signal: AbortSignal) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    const ends =
      signal === undefined ? this.#closing.signal : AbortSignal.any([signal, this.#closing.signal]);
    ends.throwIfAborted();
    const run = this.#last.then(() => {
      ends.throwIfAborted();
      return work(ends);
    });
    this.#last = run.catch(() => undefined);
    return run;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#client.off('connect', this.#connected);
    this.#closing.abort(new Error('The MQTT sink is closed.'));
    await this.#last;
    if (!this.#client.connected) return;
    await this.link
      .publish(availabilityTopic(this.prefix), OFFLINE, AbortSignal.timeout(GOODBYE))
      .catch(() => undefined);
  }

  readonly #connected = (): void => {
    this.#isGreeted = false;
    // What fails here is tried again, and told, by the next write.
    this.exclusive((signal) => (this.#isGreeted ? Promise.resolve() : this.#greet(signal))).catch(
      () => undefined,
    );
  };

  /** Says that it is there, and looks whether the broker still has what it acknowledged. */
  async #greet(signal: AbortSignal): Promise<void> {
    const devices = this.told;
    await this.#restore(devices, signal);
    for (const extension of this.#extensions) {
      await extension.connected(this.link, signal);
      await extension.told(devices, this.link, signal);
    }
    this.#isGreeted = true;
  }

  /** Reads what is retained, and publishes what is missing there. */
  async #restore(devices: readonly ToldDevice[], signal: AbortSignal): Promise<void> {
    const topic = availabilityTopic(this.prefix);
    const publish = (limited: AbortSignal): Promise<void> => this.link.publish(topic, ONLINE, limited);
    const topics = devices.map((device) => device.topic);
    const retained = await readRetained(this.#client, this.link, topics, { topic, publish }, signal);
    for (const device of devices) {
      const parsed = parseDeviceState(retained.get(device.topic) ?? '');
      // Under a serial number that was another device's, nothing is kept of that.
      const state = parsed?.deviceId === device.deviceId ? parsed.state : new DeviceState();
      if (device.restore(state)) await this.link.publish(device.topic, device.json, signal);
    }
  }

  async #write(
    readings: readonly DeviceReading[],
    source: ReadingOrigin,
    signal: AbortSignal,
  ): Promise<WriteResult> {
    const result = { stored: 0, repeated: 0, changed: 0, refused: [] as RefusedValue[] };
    const devices = readings.map((reading) => this.#deviceOf(reading));
    const touched = new Set(devices.filter((device) => device instanceof ToldDevice));
    const unread = [...touched].filter(({ state }) => state === undefined);
    if (unread.length > 0) await this.#restore(unread, signal);
    const messages = new InFlight(this.#client, this.#inFlight);
    try {
      for (const [reading, one] of inTimeOrder(readings)) {
        const device = devices[reading];
        if (!(device instanceof ToldDevice)) {
          result.refused.push({ reading, reason: device ?? '' });
          continue;
        }
        if (!device.take(one, source, reading, result)) continue;
        if (messages.isFull) await messages.room(signal);
        // What is given to the client while it is away would be sent later, whatever becomes of this write.
        if (!this.#client.connected) await this.link.connected(signal);
        messages.send(device.message());
      }
      await messages.settled(signal);
    } catch (error) {
      // Nobody knows what has arrived: the next write looks.
      for (const device of touched) device.state = undefined;
      throw error;
    }
    for (const extension of this.#extensions) await extension.told([...touched], this.link, signal);
    return result;
  }

  /** The device of a reading, or why it cannot be told of. */
  #deviceOf({ deviceId }: DeviceReading): ToldDevice | string {
    const known = this.#told.get(deviceId);
    if (known !== undefined) return known;
    try {
      const level = deviceLevel(deviceOf(this.#devices, deviceId), deviceId);
      const other = this.told.find((device) => device.level === level);
      if (other !== undefined) return `the device ${other.deviceId} has the serial number ${level}, too`;
      const device = new ToldDevice(deviceId, level, stateTopic(this.prefix, level));
      this.#told.set(deviceId, device);
      return device;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

/** With their places, the oldest first: so that the last message is the latest. */
function inTimeOrder(readings: readonly DeviceReading[]): Iterable<readonly [number, DeviceReading]> {
  const isInOrder = readings.every(
    ({ timestamp }, at) => timestamp.compare(readings[at - 1]?.timestamp ?? timestamp) >= 0,
  );
  if (isInOrder) return readings.entries();
  return [...readings.entries()].sort(([, one], [, other]) => one.timestamp.compare(other.timestamp));
}

/**
 * A sink that publishes the last values of each device as JSON under `smart-me/<serial>/state`, retained, each with its
 * unit and its time.
 *
 * `write` resolves when the broker has acknowledged everything (QoS 1), and waits while it cannot be reached. A message has
 * every code that the device ever told, also when a reading has only some of them; a reading that is older than what is
 * retained changes nothing, also after a restart. What cannot be the time of a measurement, and a counter that went back,
 * are refused.
 *
 * @throws TypeError when the client has no last will, or the prefix is none.
 * @example
 * const client = await connectAsync('mqtt://localhost', { will: lastWill() });
 * const sink = mqttSink({ client, devices: new Map([[device.id, { serial: device.serial, name: device.name }]]) });
 * await sink.write(readings);
 */
export function mqttSink(options: MqttSinkOptions): ReadingSink {
  return new RetainedTopics(options);
}
