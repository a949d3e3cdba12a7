import { parseObis } from '@smart-me/obis';
import {
  calibrate,
  inUnit,
  profiles,
  readingFromJson,
  readingToJson,
  tableUnit,
  valueOf,
} from '@smart-me/readings';

/** Readings with units, in and out of JSON. */
export function run(): string[] {
  const reading = readingFromJson(
    {
      deviceId: '3BD0FCE9-9F8E-4183-B3D1-0C1622A22CA1',
      date: '2019-10-16T12:20:44.9788512Z',
      values: [{ obis: '1-0:1.8.0*255', value: 1879583.2 }],
    },
    { profile: profiles.realtime },
  );
  const calibration = calibrate(reading, { counterReading: 1.88, counterReadingUnit: 'kWh' });
  return [
    JSON.stringify(readingToJson(reading)),
    `${valueOf(reading, parseObis('1.8.0'), 'kWh')} ${tableUnit('1.8.0')}`,
    `${inUnit({ value: 1, unit: 'kWh' }, 'MJ')} MJ`,
    calibration.fits ? calibration.profile.name : calibration.reason,
  ];
}
