import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Account } from '../state/account.ts';
import type { Folder } from '../state/folder-tree.ts';
import { notFound } from './http-problem.ts';

/** What stands for "none" where an id must be given. */
export const EMPTY_UUID = '00000000-0000-0000-0000-000000000000';

/** The caller's device of that id. What belongs to others is not there. */
export function ownDevice(account: Account, id: string): SimulatedDevice {
  const device = account.devices.get(id.toLowerCase());
  if (device === undefined) throw notFound('such device');
  return device;
}

/** The caller's folder of that id. */
export function ownFolder(account: Account, id: string): Folder {
  const folder = account.folders.get(id.toLowerCase());
  if (folder === undefined) throw notFound('such folder');
  return folder;
}
