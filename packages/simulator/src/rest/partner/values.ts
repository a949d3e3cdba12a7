import { getPartnerInterpolatedValues, getPartnerValuesBetween } from '@smart-me/partner-api/endpoints';
import { implement, type Implementation } from '../implementation.ts';
import { interpolatedReadings } from '../interpolated-readings.ts';
import { partnerDevice } from '../owned.ts';
import { storedReadings } from '../stored-readings.ts';
import { timeRange } from '../time.ts';

/** The values of devices of a partner's users. */
export const partnerValues: readonly Implementation[] = [
  implement(getPartnerValuesBetween, ({ deviceId, from, to, intervalMinutes }, { account, now }) =>
    storedReadings(partnerDevice(account, deviceId).device, timeRange(from, to, now), intervalMinutes, now),
  ),

  implement(getPartnerInterpolatedValues, ({ deviceId, from, to, ...options }, { account, now }) =>
    interpolatedReadings(partnerDevice(account, deviceId).device, timeRange(from, to, now), options, now),
  ),
];
