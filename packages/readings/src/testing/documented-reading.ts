import { parseObis } from '@smart-me/obis';
import type { DeviceReading } from '../device-reading.ts';
import { Timestamp } from '../time/timestamp.ts';

/** The reading of the example in smart-me's documentation of the realtime API. */
export const documentedReading: DeviceReading = {
  deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
  timestamp: Timestamp.parse('2019-10-16T12:20:44.9788512Z'),
  values: [
    { obis: parseObis('1-0:1.8.0*255'), value: 1879583.2, unit: 'mWh' },
    { obis: parseObis('1-0:2.8.0*255'), value: 0, unit: 'mWh' },
    { obis: parseObis('1-0:1.7.0*255'), value: 24.19, unit: 'W' },
  ],
};
