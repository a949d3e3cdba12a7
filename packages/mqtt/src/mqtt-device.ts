import type { ObisCode } from '@smart-me/obis';
import { topicLevel } from './topics.ts';

/** What is told of a device over MQTT. A reading knows an id only; people know the serial number and the name. */
export interface MqttDevice {
  /** Number on the device, up to the dash: the level of its topics. Without one it is the device id. */
  readonly serial?: string | number | bigint | undefined;
  /** Name that its owner gave it: what Home Assistant calls it. */
  readonly name?: string | undefined;
  /** What kind of device it is, such as its family. */
  readonly model?: string | undefined;
  /** What can be switched on and off. Of no effect without `onCommand`. */
  readonly switches?: readonly MqttSwitch[] | undefined;
}

/** A relay or an output of a device. */
export interface MqttSwitch {
  readonly obis: ObisCode;
  readonly name?: string | undefined;
  /** How it stands; left out while nobody knows. */
  readonly isOn?: boolean | undefined;
}

/** The devices by their ids, or what looks one up; a device that is not known is called by its id. */
export type MqttDevices = ReadonlyMap<string, MqttDevice> | ((deviceId: string) => MqttDevice | undefined);

/** @internal */
export function deviceOf(devices: MqttDevices | undefined, deviceId: string): MqttDevice {
  const found = typeof devices === 'function' ? devices(deviceId) : devices?.get(deviceId);
  return found ?? {};
}

/** The level of a device in its topics. @internal */
export function deviceLevel({ serial }: MqttDevice, deviceId: string): string {
  const text = serial === undefined ? '' : String(serial).trim();
  // Devices that are made by software have the serial number 0, all of them.
  return topicLevel(text === '' || /^0+$/.test(text) ? deviceId : text);
}
