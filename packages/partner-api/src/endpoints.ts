// Every call as data: a program that needs one call ships that one.
export {
  fastSendPartnerDevice,
  getPartnerDeviceInformation,
  listPartnerDeviceInformation,
  listPartnerDevices,
  listPartnerDevicesOfUser,
  updatePartnerFirmware,
} from './devices.ts';
export { getPartnerInterpolatedValues, getPartnerValuesBetween } from './values.ts';
export {
  getPartnerFolderMenu,
  getPartnerVisualizationConfiguration,
  listPartnerUsers,
  setPartnerFolderMenu,
  signUpPartnerUser,
  updatePartnerUser,
} from './users.ts';

// All of them, by resource
export { partnerEndpoints } from './partner-endpoints.ts';
