import * as z from 'zod/mini';
import { int32, text, uuid } from '../wire/scalars.ts';
import { wireObject } from '../wire/wire-object.ts';

/** Versions and network of a device. */
export const additionalDeviceInformation = wireObject(
  {
    id: z.optional(uuid),
    hardwareVersion: z.optional(int32),
    firmwareVersion: z.optional(int32),
    /** The number on the meter that a module or gateway reads. */
    additionalMeterSerialNumber: z.optional(text),
    networkConnection: z.optional(text),
    /** Received signal strength, dBm. */
    networkConnectionRssi: z.optional(int32),
  },
  { names: { networkConnectionRssi: 'networkConnectionRSSI' } },
);
export type AdditionalDeviceInformation = z.output<typeof additionalDeviceInformation>;
