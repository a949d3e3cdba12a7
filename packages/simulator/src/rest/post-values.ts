import type { Instant } from '@smart-me/api-core';
import { Timestamp } from '@smart-me/readings';
import { PostedRecorder } from '../device/posted-recorder.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Sample } from '../instrument/instrument.ts';
import type { Account } from '../state/account.ts';
import { HttpProblem } from './http-problem.ts';
import { timestampOf } from './timestamp-of.ts';

/** Stores a sample that was posted to a device and passes it on to the webhooks; what it leaves out stays as it was. */
export function postValues(
  account: Account,
  device: SimulatedDevice,
  sample: Sample,
  date: Instant | undefined,
  now: number,
): void {
  const { recorder } = device;
  if (!(recorder instanceof PostedRecorder))
    throw new HttpProblem(
      422,
      'The device measures by itself: values can be posted to devices that were created by the API.',
    );
  const timestamp = date === undefined ? new Timestamp(now) : timestampOf(date);
  const at = timestamp.epochMilliseconds;
  const measurement = { at, timestamp, sample: { ...recorder.storedBefore(at)?.sample, ...sample } };
  recorder.post(measurement);
  account.events.emit('posted', device, measurement);
}
