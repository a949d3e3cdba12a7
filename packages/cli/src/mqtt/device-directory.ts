import type { AccountApi, Device } from '@smart-me/account-api';
import type { ObisCode } from '@smart-me/obis';
import type { MqttDevice, MqttSwitch } from '@smart-me/mqtt';
import type { DeviceReading, ReadingSink } from '@smart-me/readings';
import { switchState } from '../account/switching.ts';

/** The devices of the account, as MQTT tells of them. */
export interface DeviceDirectory {
  readonly find: (deviceId: string) => MqttDevice | undefined;
  /** The sink, which knows every device by its serial number before it writes. */
  readonly known: (sink: ReadingSink) => ReadingSink;
}

/** How soon the account is asked again for devices that were not there, in milliseconds. */
const ASK_AGAIN = 60_000;

export async function deviceDirectory(
  account: AccountApi,
  { hasSwitches, signal }: { readonly hasSwitches: boolean; readonly signal: AbortSignal },
): Promise<DeviceDirectory> {
  const outputs = new Map<string, readonly Output[]>();
  let devices = new Map<string, MqttDevice>();
  let asked = 0;
  const ask = async (): Promise<void> => {
    const found = new Map<string, MqttDevice>();
    const list = await account.devices.list({}, { signal });
    for (const device of list) {
      const { id } = device;
      if (hasSwitches && !outputs.has(id)) outputs.set(id, await outputsOf(account, id, signal));
      found.set(id, deviceOf(device, outputs.get(id) ?? []));
    }
    devices = found;
    asked = Date.now();
  };
  await ask();
  const isUnknown = ({ deviceId }: DeviceReading): boolean => !devices.has(deviceId);
  return {
    find: (deviceId) => devices.get(deviceId),
    known: (sink) => ({
      ...(sink.position && { position: sink.position }),
      write: async (readings, options) => {
        const isDue = Date.now() - asked > ASK_AGAIN;
        if (isDue && (hasSwitches || readings.some(isUnknown))) await ask();
        return sink.write(readings, options);
      },
      [Symbol.asyncDispose]: () => sink[Symbol.asyncDispose](),
    }),
  };
}

interface Output {
  readonly obis: ObisCode;
  readonly name: string | undefined;
}

async function outputsOf(account: AccountApi, deviceId: string, signal: AbortSignal): Promise<Output[]> {
  const actions = await account.actions.list({ deviceId }, { signal });
  return actions.flatMap(({ name, code, actionType }) =>
    code === undefined || actionType === 'analogAction' ? [] : [{ obis: code, name }],
  );
}

function deviceOf(device: Device, outputs: readonly Output[]): MqttDevice {
  const { serial, name, familyType } = device;
  const switches = outputs.map(({ obis, name: title }): MqttSwitch => {
    return { obis, name: title, isOn: switchState(device, obis) };
  });
  return { serial, name, model: typeof familyType === 'string' ? familyType : undefined, switches };
}
