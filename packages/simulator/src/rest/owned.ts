import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Account } from '../state/account.ts';
import { notFound } from './http-problem.ts';

/** The caller's device of that id. What belongs to others is not there. */
export function ownDevice(account: Account, id: string): SimulatedDevice {
  const device = account.devices.get(id.toLowerCase());
  if (device === undefined) throw notFound('such device');
  return device;
}
