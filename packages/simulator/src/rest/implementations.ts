import { devices } from './account/devices.ts';
import { realtimeRegistrations } from './account/realtime-registrations.ts';
import { users } from './account/users.ts';
import { values } from './account/values.ts';
import type { Implementation } from './implementation.ts';
import { partnerDevices } from './partner/devices.ts';
import { partnerUsers } from './partner/users.ts';

/** Everything the simulator answers, by resource. */
export const implementations: readonly Implementation[] = [
  ...devices,
  ...values,
  ...realtimeRegistrations,
  ...users,
  ...partnerDevices,
  ...partnerUsers,
];
