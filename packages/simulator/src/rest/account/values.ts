import {
  getCountersAt,
  getInterpolatedValues,
  getValues,
  getValuesAt,
  getValuesBetween,
} from '@smart-me/account-api/endpoints';
import type { Measurement } from '../../metering/recording.ts';
import { defined } from '../../metering/properties.ts';
import { UNITS } from '../device-resource.ts';
import { notFound } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { millisecondsOf } from '../time.ts';
import { ownDevice } from '../owned.ts';
import { interpolatedReadings } from '../interpolated-readings.ts';
import { storedReadings } from '../stored-readings.ts';
import { timeRange } from '../time.ts';

/** Values: the last ones and those of any time since a device was put into service. */
export const values: readonly Implementation[] = [
  implement(getValues, ({ deviceId }, { account, now }) => {
    const device = ownDevice(account, deviceId);
    return device.reading(existing(device.recorder.latest(now)));
  }),

  implement(getValuesAt, ({ deviceId, date }, { account, now }) => {
    const device = ownDevice(account, deviceId);
    return device.storedReading(
      existing(device.recorder.storedBefore(Math.min(millisecondsOf(date), now), now)),
    );
  }),

  implement(getValuesBetween, ({ deviceId, from, to, intervalMinutes }, { account, now }) =>
    storedReadings(ownDevice(account, deviceId), timeRange(from, to, now), intervalMinutes, now),
  ),

  implement(getInterpolatedValues, ({ deviceId, from, to, ...options }, { account, now }) =>
    interpolatedReadings(ownDevice(account, deviceId), timeRange(from, to, now), options, now),
  ),

  implement(getCountersAt, ({ deviceId, date }, { account, now }) => {
    const device = ownDevice(account, deviceId);
    const { timestamp, sample } = existing(
      device.recorder.storedBefore(Math.min(millisecondsOf(date), now), now),
    );
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
