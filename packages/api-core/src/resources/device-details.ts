import { annotate, int32, text } from '../wire/scalars.ts';
import { wireObject, type WireObject } from '../wire/wire-object.ts';
import { optional } from '../wire/wire-type.ts';
import { deviceId } from './device-id.ts';

/** Versions and network of a device. */
export interface DeviceDetails {
  /** Id of the device. */
  readonly id?: string;
  /** Version of the hardware. */
  readonly hardwareVersion?: number;
  /** Version of the firmware. */
  readonly firmwareVersion?: number;
  /** Number on the meter that a module or a gateway reads. */
  readonly additionalMeterSerialNumber?: string;
  /** How the device reaches the platform: `wifi`, `gprs`, `ltecatm1`, `ltenbiot`, `meshmobile` or `meshwifi`. */
  readonly networkConnection?: string;
  /** Quality of the connection from 0 (bad) to 100 (best). */
  readonly networkConnectionRssi?: number;
}

/** How {@link DeviceDetails} stands on the wire. */
export const deviceDetails: WireObject<DeviceDetails> = wireObject(
  {
    id: optional(deviceId),
    hardwareVersion: optional(int32),
    firmwareVersion: optional(int32),
    additionalMeterSerialNumber: optional(text),
    networkConnection: optional(text),
    networkConnectionRssi: optional(annotate(int32, { minimum: 0, maximum: 100 })),
  },
  { names: { networkConnectionRssi: 'networkConnectionRSSI' } },
);
