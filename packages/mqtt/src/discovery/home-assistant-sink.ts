import type { ReadingSink } from '@smart-me/readings';
import { deviceOf, type MqttDevice } from '../mqtt-device.ts';
import type { Link, SinkExtension } from '../sink/link.ts';
import { type MqttSinkOptions, RetainedTopics } from '../sink/mqtt-sink.ts';
import type { ToldDevice } from '../sink/told-device.ts';
import { checkedPrefix, DEFAULT_PREFIX } from '../topics.ts';
import { discoveryId, documentAt } from './discovery-document.ts';

/** What `homeAssistantSink` needs: a sink's options, and how Home Assistant is set up. */
export interface HomeAssistantOptions extends MqttSinkOptions {
  /** The discovery prefix that Home Assistant is set to; `homeassistant` unless told otherwise. */
  readonly discoveryPrefix?: string | undefined;
  /** Language of the sensors' names, as a BCP 47 tag such as `de-CH`; English unless told otherwise. */
  readonly language?: string | undefined;
  /**
   * Seconds of silence after which Home Assistant shows a device's values as unavailable; one hour unless told otherwise.
   * Longer than the device's interval of sending: some send once in 15 minutes.
   */
  readonly expireAfter?: number | undefined;
}

const HOUR = 3600;

/**
 * A sink like `mqttSink`, which also introduces each device to Home Assistant, by one message of device-based discovery
 * (Home Assistant 2024.11 and later). It is sent when a device tells something new, when the client has connected, and when
 * Home Assistant says that it has started.
 *
 * @example
 * const client = await connectAsync('mqtt://homeassistant.local', { username, password, will: lastWill() });
 * const ingest = startIngest({ log, sinks: { home: homeAssistantSink({ client, devices, language: 'de' }) } });
 */
export function homeAssistantSink(options: HomeAssistantOptions): ReadingSink {
  const { client } = options;
  const discovery = new Discovery(options);
  const sink = new RetainedTopics(options, [discovery]);
  const born = (topic: string, payload: Buffer): void => {
    if (topic !== discovery.birthTopic || payload.toString() !== 'online') return;
    const work = (signal: AbortSignal): Promise<void> => discovery.again(sink.told, sink.link, signal);
    sink.exclusive(work).catch((error: unknown) => options.onError?.(error));
  };
  client.on('message', born);
  return {
    write: (readings, writeOptions) => sink.write(readings, writeOptions),
    [Symbol.asyncDispose]: async () => {
      client.off('message', born);
      await sink[Symbol.asyncDispose]();
    },
  };
}

/** A document, and what it was made of: a device tells the same codes at each reading. */
interface Announced {
  readonly document: string;
  readonly device: MqttDevice;
  readonly codes: number;
}

/** Keeps Home Assistant's knowledge of the devices up to date. */
class Discovery implements SinkExtension {
  readonly birthTopic: string;
  readonly #options: HomeAssistantOptions;
  readonly #prefix: string;
  /** What was announced, by device id: the same is not sent again. */
  readonly #announced = new Map<string, Announced>();

  constructor(options: HomeAssistantOptions) {
    this.#options = options;
    this.#prefix = checkedPrefix(options.discoveryPrefix ?? 'homeassistant');
    this.birthTopic = `${this.#prefix}/status`;
    const { expireAfter = HOUR } = options;
    if (!Number.isInteger(expireAfter) || expireAfter < 1) {
      throw new RangeError('expireAfter is a number of seconds, 1 or more.');
    }
  }

  async connected(link: Link, signal: AbortSignal): Promise<void> {
    this.#announced.clear();
    await link.subscribe([this.birthTopic], signal);
  }

  async again(devices: readonly ToldDevice[], link: Link, signal: AbortSignal): Promise<void> {
    this.#announced.clear();
    await this.told(devices, link, signal);
  }

  async told(devices: readonly ToldDevice[], link: Link, signal: AbortSignal): Promise<void> {
    const { devices: known, prefix, language, expireAfter = HOUR, onCommand } = this.#options;
    for (const { deviceId, level, state } of devices) {
      if (state === undefined || state.size === 0) continue;
      const device = deviceOf(known, deviceId);
      const before = this.#announced.get(deviceId);
      if (before?.device === device && before.codes === state.size) continue;
      const values = [...state.values()].sort((one, other) => one.obis.key - other.obis.key);
      const document = JSON.stringify(
        documentAt(level, {
          deviceId,
          device,
          values,
          prefix: prefix ?? DEFAULT_PREFIX,
          language,
          expireAfter,
          hasCommands: onCommand !== undefined,
        }),
      );
      if (before?.document !== document) {
        await link.publish(`${this.#prefix}/device/${discoveryId(deviceId)}/config`, document, signal);
      }
      this.#announced.set(deviceId, { document, device, codes: state.size });
    }
  }
}
