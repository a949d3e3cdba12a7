import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Account } from '../state/account.ts';
import type { Folder } from '../state/folder-tree.ts';
import { notFound } from '../http/http-problem.ts';

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

/** A user of the partner that calls. */
export function partnerUser(partner: Account, userId: number | bigint): Account {
  const user = partner.users.find(({ id }) => String(id) === String(userId));
  if (user === undefined) throw notFound('such user of the partner');
  return user;
}

/** A device of one of the partner's users, and whose it is. */
export function partnerDevice(
  partner: Account,
  deviceId: string,
): { user: Account; device: SimulatedDevice } {
  for (const user of partner.users) {
    const device = user.devices.get(deviceId.toLowerCase());
    if (device !== undefined) return { user, device };
  }
  throw notFound("such device of the partner's users");
}
