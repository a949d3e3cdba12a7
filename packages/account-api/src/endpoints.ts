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
export {
  assignFolderUser,
  assignToFolder,
  createFolder,
  getFolderMenu,
  getFolderSettings,
  getFolderValues,
  getMeterFolderInformation,
  removeFolder,
  removeFolderUser,
  setFolderMenu,
  setMeterFolderInformation,
  updateFolder,
} from './folders.ts';
export {
  addMBusMeter,
  getMBusGateway,
  getMBusMeter,
  removeAllMBusMeters,
  removeMBusGateway,
  removeMBusMeter,
  searchMBusMeters,
  sendMBusTelegram,
  updateMBusGateway,
  updateMBusMeter,
} from './mbus-gateways.ts';
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
  listRefreshTokens,
  removeConfidentialApplication,
  removeDeviceApplication,
  removePublicApplication,
  revokeRefreshToken,
  updateConfidentialApplication,
  updateDeviceApplication,
  updatePublicApplication,
} from './oauth-applications.ts';
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
