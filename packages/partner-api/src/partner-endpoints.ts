import * as devices from './devices.ts';
import * as folderMenus from './folder-menus.ts';
import * as users from './users.ts';
import * as values from './values.ts';

/** Every endpoint of the Goldpartner API, by resource: what `createPartnerApi` turns into methods. */
export const partnerEndpoints = {
  devices: {
    list: devices.listPartnerDevices,
    listOfUser: devices.listPartnerDevicesOfUser,
    listInformation: devices.listPartnerDeviceInformation,
    getInformation: devices.getPartnerDeviceInformation,
    fastSend: devices.fastSendPartnerDevice,
    updateFirmware: devices.updatePartnerFirmware,
  },
  values: {
    between: values.getPartnerValuesBetween,
    interpolated: values.getPartnerInterpolatedValues,
  },
  users: {
    list: users.listPartnerUsers,
    signUp: users.signUpPartnerUser,
    update: users.updatePartnerUser,
    getFolderMenu: folderMenus.getPartnerFolderMenu,
    setFolderMenu: folderMenus.setPartnerFolderMenu,
    getVisualizationConfiguration: folderMenus.getPartnerVisualizationConfiguration,
  },
};
