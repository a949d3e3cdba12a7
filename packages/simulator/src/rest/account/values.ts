import { getCountersAt, getValues, getValuesAt, getValuesBetween } from '@smart-me/account-api';
import type { Measurement } from '../../device/recorder.ts';
import { MINUTE } from '../../profile/profile.ts';
import { defined } from '../../defined.ts';
import { UNITS } from '../device-resource.ts';
import { HttpProblem, notFound } from '../http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { millisecondsOf } from '../milliseconds-of.ts';
import { ownDevice } from '../owned.ts';
import { everyReading, readingsAt } from '../stored-readings.ts';

/** Values: the last ones and those of any time since a device was put into service. */
export const values: readonly Implementation[] = [
  implement(getValues, ({ deviceId }, { account, now }) => {
    const device = ownDevice(account, deviceId);
    return device.reading(existing(device.recorder.latest(now)));
  }),

  implement(getValuesAt, ({ deviceId, date }, { account, now }) => {
    const device = ownDevice(account, deviceId);
    return device.reading(existing(device.recorder.storedBefore(Math.min(millisecondsOf(date), now))));
  }),

  implement(getValuesBetween, ({ deviceId, from, to, intervalMinutes }, { account, now }) => {
    if (intervalMinutes < 0) throw new HttpProblem(400, 'interval: 0 or more minutes.');
    const device = ownDevice(account, deviceId);
    const range = { from: millisecondsOf(from), to: Math.min(millisecondsOf(to), now) };
    return intervalMinutes === 0
      ? everyReading(device, range)
      : readingsAt(device, range, intervalMinutes * MINUTE);
  }),

  implement(getCountersAt, ({ deviceId, date }, { account, now }) => {
    const device = ownDevice(account, deviceId);
    const { timestamp, sample } = existing(device.recorder.storedBefore(Math.min(millisecondsOf(date), now)));
    const { counterReadingUnit } = UNITS[device.medium];
    const { counterReading, counterReadingT1, counterReadingT2, counterReadingImport, counterReadingExport } =
      sample;
    return {
      id: device.id,
      serial: device.serial,
      date: timestamp.toString(),
      ...defined({
        counterReading,
        counterReadingUnit,
        counterReadingT1,
        counterReadingT2,
        counterReadingImport,
        counterReadingExport,
      }),
    };
  }),
];

function existing(measurement: Measurement | undefined): Measurement {
  if (measurement === undefined) throw notFound('value at that time');
  return measurement;
}
