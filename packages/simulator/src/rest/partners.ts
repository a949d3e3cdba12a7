import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Account } from '../state/account.ts';
import { notFound } from './http-problem.ts';

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
