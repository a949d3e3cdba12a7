// Every call as data: a program that needs one call ships that one.
export {
  fastSendDevice,
  getAdditionalDeviceInformation,
  getDevice,
  getDeviceBySerial,
  listDevices,
  listDevicesByEnergy,
  listDevicesBySubType,
  switchDevice,
} from './devices.ts';
export { createDevice, updateDevice } from './posted-devices.ts';
export { getDeviceConfiguration, setDeviceConfiguration } from './device-configuration.ts';
export {
  createCustomDevice,
  getCustomDevice,
  listCustomDevices,
  updateCustomDevice,
} from './custom-devices.ts';
export { getCountersAt, getInterpolatedValues, getValues, getValuesAt, getValuesBetween } from './values.ts';
export { listActions, runActions } from './actions.ts';
export { assignFolderUser, removeFolderUser } from './folder-users.ts';
export {
  assignToFolder,
  createFolder,
  getFolderMenu,
  getFolderSettings,
  getFolderValues,
  getMeterFolderInformation,
  removeFolder,
  setFolderMenu,
  setMeterFolderInformation,
  updateFolder,
} from './folders.ts';
export { addMBusMeter, getMBusMeter, removeMBusMeter, updateMBusMeter } from './mbus-meters.ts';
export {
  getMBusGateway,
  removeAllMBusMeters,
  removeMBusGateway,
  searchMBusMeters,
  updateMBusGateway,
} from './mbus-gateways.ts';
export { sendMBusTelegram } from './mbus-telegrams.ts';
export {
  getLoadManagementGroup,
  listLoadManagementGroups,
  setDynamicCurrent,
  setThreePhaseDynamicCurrent,
} from './load-management.ts';
export {
  getPicoCharging,
  getPicoSettings,
  listPicoChargingHistory,
  listPicos,
  tryEnablePicoCableLock,
} from './pico.ts';
export {
  createRealtimeRegistration,
  listRealtimeRegistrations,
  removeRealtimeRegistration,
} from './realtime-registrations.ts';
export {
  createConfidentialApplication,
  createDeviceApplication,
  createPublicApplication,
  getClaimTree,
  listOAuthApplications,
  removeConfidentialApplication,
  removeDeviceApplication,
  removePublicApplication,
  updateConfidentialApplication,
  updateDeviceApplication,
  updatePublicApplication,
} from './oauth-applications.ts';
export { listRefreshTokens, revokeRefreshToken } from './refresh-tokens.ts';
export {
  createAccessToken,
  createSubUser,
  getSubUser,
  getUser,
  removeSubUser,
  removeUser,
  updateSubUser,
} from './users.ts';
export {
  activateVirtualBillingMeter,
  calculateFormula,
  deactivateVirtualBillingMeter,
  listActiveVirtualBillingMeters,
  listVirtualBillingMeters,
} from './virtual-meters.ts';
export {
  getVirtualTariffConsumption,
  getVirtualTariffs,
  getVirtualTariffsStatusForProperty,
  listVirtualTariffs,
  listVirtualTariffsForProperty,
} from './virtual-tariffs.ts';

// All of them, by resource
export { accountEndpoints } from './account-endpoints.ts';
