import type { Device } from '@smart-me/account-api';
import { type ProfileOf, profiles } from '@smart-me/readings';

/** The units that each device sends by webhook: Kamstrup modules were seen to send Wh. */
export function profileOfFamily(devices: readonly Pick<Device, 'id' | 'familyType'>[]): ProfileOf {
  const families = new Map(devices.map(({ id, familyType }) => [id.toLowerCase(), familyType]));
  return (id) => (families.get(id) === 'kamstrupModule' ? profiles.realtimeWattHours : profiles.realtime);
}
