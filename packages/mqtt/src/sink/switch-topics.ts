import type { ObisCode } from '@smart-me/obis';
import type { IPublishPacket, MqttClient } from 'mqtt';
import { deviceOf, type MqttDevices, type MqttSwitch } from '../mqtt-device.ts';
import type { Link, SinkExtension } from './link.ts';
import type { ToldDevice } from './told-device.ts';
import { commandTopic, switchTopic } from '../topics.ts';

/** Somebody wants a switch of a device on or off. */
export interface SwitchCommand {
  readonly deviceId: string;
  /** Which of its switches. */
  readonly obis: ObisCode;
  readonly isOn: boolean;
  /** Aborts when the sink is closed. */
  readonly signal: AbortSignal;
}

/**
 * Does what a command says. Resolves to how the switch stands afterwards, as it was read back, or to `undefined` when nobody
 * can know.
 */
export type OnCommand = (command: SwitchCommand) => Promise<boolean | undefined>;

export interface SwitchTopicsOptions {
  readonly client: MqttClient;
  readonly prefix: string;
  readonly devices: MqttDevices | undefined;
  readonly onCommand: OnCommand;
  readonly onError: (error: unknown) => void;
  /** Aborts when the sink is closed. */
  readonly signal: AbortSignal;
}

const PAYLOADS: ReadonlyMap<string, boolean> = new Map([
  ['ON', true],
  ['OFF', false],
]);

interface Switch {
  readonly device: ToldDevice;
  readonly one: MqttSwitch;
  isRunning: boolean;
  /** What was wanted last while a command ran. */
  next: boolean | undefined;
  /** How it stands, as it was last told. */
  told: boolean | undefined;
}

/** The topics of switches: `…/set` is obeyed, `…/state` says how they stand. */
export class SwitchTopics implements SinkExtension {
  readonly #options: SwitchTopicsOptions;
  /** By their command topics. */
  readonly #switches = new Map<string, Switch>();

  constructor(options: SwitchTopicsOptions) {
    this.#options = options;
    const { client, signal } = options;
    client.on('message', this.#received);
    signal.addEventListener('abort', () => client.off('message', this.#received));
  }

  async connected(link: Link, signal: AbortSignal): Promise<void> {
    for (const known of this.#switches.values()) known.told = undefined;
    await link.subscribe([`${this.#options.prefix}/+/switch/+/set`], signal);
  }

  async told(devices: readonly ToldDevice[], link: Link, signal: AbortSignal): Promise<void> {
    for (const device of devices) {
      for (const one of deviceOf(this.#options.devices, device.deviceId).switches ?? []) {
        const topic = commandTopic(this.#options.prefix, device.level, one.obis.toString());
        const known = this.#switches.get(topic) ?? {
          device,
          one,
          isRunning: false,
          next: undefined,
          told: undefined,
        };
        this.#switches.set(topic, known);
        if (known.told === undefined && one.isOn !== undefined)
          await this.#tell(known, one.isOn, link, signal);
      }
    }
  }

  readonly #received = (topic: string, payload: Buffer, { retain }: IPublishPacket): void => {
    const known = this.#switches.get(topic);
    if (known === undefined) return;
    const wanted = PAYLOADS.get(payload.subarray(0, 4).toString());
    // It would be obeyed again at every start, hours or weeks after somebody wanted it.
    if (retain) this.#options.onError(new Error(`A retained command is not obeyed: ${topic}.`));
    else if (wanted === undefined) this.#options.onError(new Error(`A command is ON or OFF: ${topic}.`));
    else if (known.isRunning) known.next = wanted;
    else void this.#obey(known, wanted);
  };

  async #obey(known: Switch, isOn: boolean): Promise<void> {
    const { onCommand, onError, signal } = this.#options;
    known.isRunning = true;
    let stands = known.told;
    try {
      stands = await onCommand({ deviceId: known.device.deviceId, obis: known.one.obis, isOn, signal });
    } catch (error) {
      onError(error);
    }
    try {
      // Also when nothing has changed: whoever asked shows what was asked for.
      if (stands !== undefined && !signal.aborted) await this.#tell(known, stands, undefined, signal);
    } catch (error) {
      onError(error);
    }
    known.isRunning = false;
    const { next } = known;
    known.next = undefined;
    if (next !== undefined && !isAborted(signal)) await this.#obey(known, next);
  }

  async #tell(known: Switch, isOn: boolean, link: Link | undefined, signal: AbortSignal): Promise<void> {
    const { client, prefix } = this.#options;
    const topic = switchTopic(prefix, known.device.level, known.one.obis.toString());
    const payload = isOn ? 'ON' : 'OFF';
    known.told = isOn;
    if (link === undefined) await client.publishAsync(topic, payload, { qos: 1, retain: true });
    else await link.publish(topic, payload, signal);
  }
}

/** It may have been aborted while something was awaited. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;
