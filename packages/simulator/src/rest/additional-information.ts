import type { DeviceDetails } from '@smart-me/api-core/resources';
import { defined } from '../metering/properties.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';

/** Versions and network of a device, as REST shows them. */
export function additionalInformation({
  id,
  hardwareVersion,
  firmwareVersion,
  meterNumber,
  familyType,
}: SimulatedDevice): DeviceDetails {
  const isVirtual = familyType === 'restApiMeter' || familyType === 'virtualBillingMeter';
  return {
    id,
    ...(!isVirtual && {
      hardwareVersion,
      firmwareVersion,
      networkConnection: 'wifi',
      networkConnectionRssi: 78,
    }),
    ...defined({ additionalMeterSerialNumber: meterNumber }),
  };
}
