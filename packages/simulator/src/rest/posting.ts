import type { Instant } from '@smart-me/api-core';
import { Timestamp } from '@smart-me/readings';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Sample } from '../metering/sample.ts';
import type { Account } from '../state/account.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { timestampOf } from './time.ts';

/** Stores a sample that was posted to a device and passes it on to the webhooks; what it leaves out stays as it was. */
export function postValues(
  account: Account,
  device: SimulatedDevice,
  sample: Sample,
  date: Instant | undefined,
  now: number,
): void {
  const { recorder } = device;
  if (recorder.kind === 'measuring')
    throw new HttpProblem(
      422,
      'The device measures by itself: values can be posted to devices that were created by the API.',
    );
  const timestamp = date === undefined ? new Timestamp(now) : timestampOf(date);
  const at = timestamp.epochMilliseconds;
  const measurement = { at, timestamp, sample: { ...recorder.storedBefore(at)?.sample, ...sample } };
  account.post(device, measurement);
}

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
