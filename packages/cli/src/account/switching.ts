import { setTimeout as delay } from 'node:timers/promises';
import type { AccountApi, Device } from '@smart-me/account-api';
import type { ObisCode } from '@smart-me/obis';

/** How long the device may take until it shows what it was told, in milliseconds. */
const PATIENCE = 15_000;
const STEP = 500;

/**
 * Switches an output of a device, and returns how it stands then: a device without the output is told the same, and nothing
 * happens, so only a look shows what became of it. `undefined` when the device does not tell.
 */
export async function switched(
  account: AccountApi,
  { deviceId, code, isOn }: { readonly deviceId: string; readonly code: ObisCode; readonly isOn: boolean },
  signal: AbortSignal,
): Promise<boolean | undefined> {
  await account.actions.run({ deviceId, actions: [{ code, value: isOn ? 1 : 0 }] }, { signal });
  const end = Date.now() + PATIENCE;
  for (;;) {
    const seen = switchState(await account.devices.get({ id: deviceId }, { signal }), code);
    if (seen === isOn || seen === undefined || Date.now() >= end) return seen;
    await delay(STEP, undefined, { signal });
  }
}

/** What the device tells of an output; the codes are those of the relay and the digital outputs. */
export function switchState(device: Device, code: ObisCode): boolean | undefined {
  if (code.d === 12 && code.e === 1) return code.f === 2 ? device.digitalOutput2 : device.digitalOutput1;
  const { switchOn, digitalOutput1, digitalOutput2 } = device;
  const output = `${code.d}.${code.e}`;
  if (output === '1.1') return digitalOutput1 ?? switchOn;
  if (output === '1.2') return digitalOutput2 ?? switchOn;
  return switchOn;
}
