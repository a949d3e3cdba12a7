import * as devices from './devices.ts';
import * as realtimeRegistrations from './realtime-registrations.ts';
import * as users from './users.ts';
import * as values from './values.ts';

/** Every endpoint of one account's API, by resource. */
export const accountEndpoints = {
  devices: {
    list: devices.listDevices,
    get: devices.getDevice,
    getBySerial: devices.getDeviceBySerial,
    listByEnergy: devices.listDevicesByEnergy,
    listBySubType: devices.listDevicesBySubType,
    update: devices.updateDevice,
    create: devices.createDevice,
    switch: devices.switchDevice,
    additionalInformation: devices.getAdditionalDeviceInformation,
    fastSend: devices.fastSendDevice,
  },
  values: {
    now: values.getValues,
    at: values.getValuesAt,
    between: values.getValuesBetween,
    countersAt: values.getCountersAt,
  },
  realtimeRegistrations: {
    list: realtimeRegistrations.listRealtimeRegistrations,
    create: realtimeRegistrations.createRealtimeRegistration,
    remove: realtimeRegistrations.removeRealtimeRegistration,
  },
  user: {
    get: users.getUser,
  },
};
