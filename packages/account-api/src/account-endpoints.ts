import * as accessTokens from './access-tokens.ts';
import * as actions from './actions.ts';
import * as customDevices from './custom-devices.ts';
import * as deviceConfiguration from './device-configuration.ts';
import * as devices from './devices.ts';
import * as folderMenu from './folder-menu.ts';
import * as folderSettings from './folder-settings.ts';
import * as folderUsers from './folder-users.ts';
import * as folders from './folders.ts';
import * as loadManagement from './load-management.ts';
import * as mbusGateways from './mbus-gateways.ts';
import * as mbusMeters from './mbus-meters.ts';
import * as mbusTelegrams from './mbus-telegrams.ts';
import * as oauthApplications from './oauth-applications.ts';
import * as pico from './pico.ts';
import * as realtimeRegistrations from './realtime-registrations.ts';
import * as refreshTokens from './refresh-tokens.ts';
import * as subUsers from './sub-users.ts';
import * as users from './users.ts';
import * as values from './values.ts';
import * as virtualBillingMeters from './virtual-billing-meters.ts';
import * as virtualMeters from './virtual-meters.ts';
import * as virtualTariffs from './virtual-tariffs.ts';

/**
 * Every endpoint of one account's API, by resource: what `createAccountApi` turns into methods.
 *
 * Two endpoints can share a method and a path, since creating wants other fields than updating; the one that a server
 * shall try first stands first.
 */
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
    getAdditionalInformation: devices.getAdditionalDeviceInformation,
    getConfiguration: deviceConfiguration.getDeviceConfiguration,
    setConfiguration: deviceConfiguration.setDeviceConfiguration,
    fastSend: devices.fastSendDevice,
  },
  customDevices: {
    list: customDevices.listCustomDevices,
    get: customDevices.getCustomDevice,
    update: customDevices.updateCustomDevice,
    create: customDevices.createCustomDevice,
  },
  values: {
    now: values.getValues,
    at: values.getValuesAt,
    between: values.getValuesBetween,
    interpolated: values.getInterpolatedValues,
    countersAt: values.getCountersAt,
  },
  actions: {
    list: actions.listActions,
    run: actions.runActions,
  },
  folders: {
    getValues: folders.getFolderValues,
    getInformation: folders.getMeterFolderInformation,
    setInformation: folders.setMeterFolderInformation,
    assign: folders.assignToFolder,
    create: folderSettings.createFolder,
    getSettings: folderSettings.getFolderSettings,
    update: folderSettings.updateFolder,
    remove: folderSettings.removeFolder,
    getMenu: folderMenu.getFolderMenu,
    setMenu: folderMenu.setFolderMenu,
  },
  folderUsers: {
    assign: folderUsers.assignFolderUser,
    remove: folderUsers.removeFolderUser,
  },
  mbusGateways: {
    get: mbusGateways.getMBusGateway,
    update: mbusGateways.updateMBusGateway,
    remove: mbusGateways.removeMBusGateway,
    search: mbusGateways.searchMBusMeters,
    removeAllMeters: mbusGateways.removeAllMBusMeters,
    getMeter: mbusMeters.getMBusMeter,
    addMeter: mbusMeters.addMBusMeter,
    updateMeter: mbusMeters.updateMBusMeter,
    removeMeter: mbusMeters.removeMBusMeter,
  },
  mbusTelegrams: {
    send: mbusTelegrams.sendMBusTelegram,
  },
  pico: {
    list: pico.listPicos,
    getCharging: pico.getPicoCharging,
    listChargingHistory: pico.listPicoChargingHistory,
    getSettings: pico.getPicoSettings,
    tryEnableCableLock: pico.tryEnablePicoCableLock,
    listLoadManagementGroups: loadManagement.listLoadManagementGroups,
    getLoadManagementGroup: loadManagement.getLoadManagementGroup,
    setDynamicCurrent: loadManagement.setDynamicCurrent,
    setThreePhaseDynamicCurrent: loadManagement.setThreePhaseDynamicCurrent,
  },
  realtimeRegistrations: {
    list: realtimeRegistrations.listRealtimeRegistrations,
    create: realtimeRegistrations.createRealtimeRegistration,
    remove: realtimeRegistrations.removeRealtimeRegistration,
  },
  oauthApplications: {
    list: oauthApplications.listOAuthApplications,
    getClaimTree: oauthApplications.getClaimTree,
    public: {
      create: oauthApplications.createPublicApplication,
      update: oauthApplications.updatePublicApplication,
      remove: oauthApplications.removePublicApplication,
    },
    confidential: {
      create: oauthApplications.createConfidentialApplication,
      update: oauthApplications.updateConfidentialApplication,
      remove: oauthApplications.removeConfidentialApplication,
    },
    device: {
      create: oauthApplications.createDeviceApplication,
      update: oauthApplications.updateDeviceApplication,
      remove: oauthApplications.removeDeviceApplication,
    },
  },
  refreshTokens: {
    list: refreshTokens.listRefreshTokens,
    revoke: refreshTokens.revokeRefreshToken,
  },
  accessTokens: {
    create: accessTokens.createAccessToken,
  },
  user: {
    get: users.getUser,
    remove: users.removeUser,
  },
  subUsers: {
    get: subUsers.getSubUser,
    update: subUsers.updateSubUser,
    create: subUsers.createSubUser,
    remove: subUsers.removeSubUser,
  },
  virtualBillingMeters: {
    list: virtualBillingMeters.listVirtualBillingMeters,
    listActive: virtualBillingMeters.listActiveVirtualBillingMeters,
    activate: virtualBillingMeters.activateVirtualBillingMeter,
    deactivate: virtualBillingMeters.deactivateVirtualBillingMeter,
  },
  virtualMeters: {
    calculateFormula: virtualMeters.calculateFormula,
  },
  virtualTariffs: {
    list: virtualTariffs.listVirtualTariffs,
    get: virtualTariffs.getVirtualTariffs,
    getConsumption: virtualTariffs.getVirtualTariffConsumption,
    listForProperty: virtualTariffs.listVirtualTariffsForProperty,
    getStatusForProperty: virtualTariffs.getVirtualTariffsStatusForProperty,
  },
};
