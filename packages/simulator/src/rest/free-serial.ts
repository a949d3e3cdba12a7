import type { Account } from '../state/account.ts';
import { HttpProblem } from './http-problem.ts';

/** Serial numbers of devices that were created by the API begin here. */
const FIRST = 20_000_000;

/** The serial number for a new device: the wanted one if it is free, else the next. */
export function freeSerial(account: Account, wanted: number | bigint | undefined): number | bigint {
  if (wanted !== undefined && Number(wanted) !== 0) {
    if (account.deviceBySerial(wanted) !== undefined)
      throw new HttpProblem(409, 'serial: there is a device with this serial number.');
    return wanted;
  }
  let serial = FIRST;
  while (account.deviceBySerial(serial) !== undefined) serial += 1;
  return serial;
}
