import {
  annotate,
  array,
  bool,
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  double,
  type Endpoint,
  type EndpointsOf,
  int32,
  int64,
  optional,
  smartMe,
  text,
  uuid,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import {
  deviceId,
  type FolderMenuConfiguration,
  folderMenuConfiguration,
  type FolderMenuItem,
  folderMenuItem,
  type FolderType,
  folderType,
} from '@smart-me/api-core/resources';
import type { ObisCode } from '@smart-me/obis';
import { type ActionType, actionType } from './actions.ts';
import { obisCode } from './obis-code.ts';

/** Folders and what is in them; most calls take a meter as well: `account.folders`. */
export interface FoldersApi {
  /**
   * Returns the values of a meter, or the sums of a folder's meters: kWh and kW, m³ and m³/h.
   *
   * Scope `device.read`.
   */
  getValues(input: FolderId, options?: CallOptions): CallPromise<FolderValues>;
  /**
   * Moves a folder or a meter (`source`) into a folder (`target`).
   *
   * Scope `device.readwrite`.
   */
  assign(input: AssignToFolder, options?: CallOptions): CallPromise<undefined>;
  /**
   * Returns what a folder or a meter is called, and a meter's inputs, outputs and versions.
   *
   * Scope `device.read`.
   *
   * @experimental Published as beta.
   */
  getInformation(input: FolderId, options?: CallOptions): CallPromise<MeterFolderInformation>;
  /**
   * Renames a folder or a meter.
   *
   * Scope `device.readwrite`.
   */
  setInformation(input: NewName, options?: CallOptions): CallPromise<undefined>;
  /**
   * Creates a folder, in `parentFolderId` or at the top.
   *
   * Scope `device.readwrite`.
   */
  create(input: FolderSettings, options?: CallOptions): CallPromise<FolderMenuItem>;
  /**
   * Returns the settings of a folder or a meter.
   *
   * Scope `device.read`.
   */
  getSettings(input: FolderId, options?: CallOptions): CallPromise<FolderSettings>;
  /**
   * Writes the settings of a folder or a meter.
   *
   * Scope `device.readwrite`.
   */
  update(input: FolderUpdate, options?: CallOptions): CallPromise<FolderMenuItem>;
  /**
   * Deletes a folder.
   *
   * Scope `device.readwrite`.
   */
  remove(input: FolderId, options?: CallOptions): CallPromise<undefined>;
  /**
   * Returns the folder tree of the user. What `filter` matches is not documented.
   *
   * Scope `device.read`.
   */
  getMenu(input?: FolderMenuFilter, options?: CallOptions): CallPromise<FolderMenuConfiguration>;
  /**
   * Writes the folder tree of the user as a whole: what the new one leaves out is gone.
   *
   * Scope `device.readwrite`.
   */
  setMenu(input?: FolderMenuConfiguration, options?: CallOptions): CallPromise<undefined>;
}

/** A folder or a meter. */
export interface FolderId {
  /** Id of the folder or the meter, a GUID. */
  readonly id: string;
}

/** What shall lie in which folder. */
export interface AssignToFolder {
  /** Id of the folder or the meter that is moved. */
  readonly source: string;
  /** Id of the folder that it moves into. */
  readonly target: string;
}

/** A folder or a meter and the name it shall have. */
export interface NewName extends FolderId {
  /** The new name. */
  readonly name: string;
}

/** What to show of the folder tree. */
export interface FolderMenuFilter {
  /** What it matches is not documented. */
  readonly filter?: string | undefined;
}

/** The values of a meter, or the sums of a folder's meters. */
export interface FolderValues {
  /** Electricity counter in kWh. */
  readonly electricityCounterValue?: number;
  /** Electric power in kW. */
  readonly electricityPower?: number;
  /** Heat counter in kWh. */
  readonly heatCounterValue?: number;
  /** Heating power in kW. */
  readonly heatPower?: number;
  /** Water counter in m³. */
  readonly waterCounterValue?: number;
  /** Flow of water in m³/h. */
  readonly waterFlowRate?: number;
  /** Gas counter in m³. */
  readonly gasCounterValue?: number;
  /** Flow of gas in m³/h. */
  readonly gasFlowRate?: number;
}

/** One output of a meter. */
export interface OutputInformation {
  /** Number of the output: 1 of output 1. */
  readonly number: number;
  /** Name of the output. */
  readonly name?: string;
  /** OBIS code of the output: what `actions.run` takes. */
  readonly code?: ObisCode;
  /** Whether the output is switched or set to a number. */
  readonly actionType?: ActionType;
}

/** One input of a meter. */
export interface InputInformation {
  /** Number of the input: 1 of input 1. */
  readonly number: number;
  /** Name of the input. */
  readonly name?: string;
}

/** What a folder or a meter is called, and a meter's inputs, outputs and versions. */
export interface MeterFolderInformation {
  /** Name of the folder or the meter. */
  readonly name?: string;
  /** Whether it is a folder; `false`: a meter. */
  readonly isFolder?: boolean;
  /** Outputs of a meter. */
  readonly outputInformations?: readonly OutputInformation[];
  /** Inputs of a meter. */
  readonly inputInformations?: readonly InputInformation[];
  /** Version of a meter's hardware. */
  readonly hardwareVersion?: number;
  /** Version of a meter's firmware. */
  readonly firmwareVersion?: number;
  /** Version of the hardware of its communication module; absent without one. */
  readonly communicationModuleHardwareVersion?: number;
  /** Version of the firmware of its communication module; absent without one. */
  readonly communicationModuleFirmwareVersion?: number;
}

/** The settings of a folder or a meter. */
export interface FolderSettings {
  /** Name of the folder or the meter. */
  readonly name?: string | undefined;
  /** Description of the folder or the meter. */
  readonly description?: string | undefined;
  /** What it stands for. */
  readonly folderType?: FolderType | undefined;
  /** Serial number; of a meter only. */
  readonly serialNumber?: number | bigint | undefined;
  /** Whether a meter is active; of a meter only. */
  readonly enable?: boolean | undefined;
  /** Factor in % by which the platform corrects a meter's values. */
  readonly valueCorrection?: number | undefined;
  /** Factor in % by which a meter counts in the folders above it, and not in its own values. */
  readonly valueCorrectionParentFolder?: number | undefined;
  /** Whether a meter may be used as a virtual billing meter, as in a laundry room. */
  readonly useableForVirtualBillingMeters?: boolean | undefined;
  /** Id of the folder it lies in. */
  readonly parentFolderId?: string | undefined;
  /** Name of the folder's visualization. */
  readonly visualizationName?: string | undefined;
}

/** The settings of a folder or a meter, known by its id. */
export interface FolderUpdate extends FolderSettings, FolderId {}

const energy = annotate(double, { unit: 'kWh' });
const power = annotate(double, { unit: 'kW' });
const volume = annotate(double, { unit: 'm³' });
const flow = annotate(double, { unit: 'm³/h' });

/** How {@link FolderValues} stand on the wire. */
export const folderValues: WireObject<FolderValues> = wireObject({
  electricityCounterValue: optional(energy),
  electricityPower: optional(power),
  heatCounterValue: optional(energy),
  heatPower: optional(power),
  waterCounterValue: optional(volume),
  waterFlowRate: optional(flow),
  gasCounterValue: optional(volume),
  gasFlowRate: optional(flow),
});

/** How {@link OutputInformation} stands on the wire. */
export const outputInformation: WireObject<OutputInformation> = wireObject(
  { number: int32, name: optional(text), code: optional(obisCode), actionType: optional(actionType) },
  { names: { code: 'obisCode' } },
);

/** How {@link InputInformation} stands on the wire. */
export const inputInformation: WireObject<InputInformation> = wireObject({
  number: int32,
  name: optional(text),
});

/** How {@link MeterFolderInformation} stands on the wire. */
export const meterFolderInformation: WireObject<MeterFolderInformation> = wireObject({
  name: optional(text),
  isFolder: optional(bool),
  outputInformations: optional(array(outputInformation)),
  inputInformations: optional(array(inputInformation)),
  hardwareVersion: optional(int32),
  firmwareVersion: optional(int32),
  communicationModuleHardwareVersion: optional(int32),
  communicationModuleFirmwareVersion: optional(int32),
});

const percent = annotate(double, { unit: '%' });

/** How {@link FolderSettings} stand on the wire. */
export const folderSettings: WireObject<FolderSettings> = wireObject({
  name: optional(text),
  description: optional(text),
  folderType: optional(folderType),
  serialNumber: optional(int64),
  enable: optional(bool),
  valueCorrection: optional(percent),
  valueCorrectionParentFolder: optional(percent),
  useableForVirtualBillingMeters: optional(bool),
  parentFolderId: optional(uuid),
  visualizationName: optional(text),
});

/** How a {@link NewName} stands on the wire. */
export const newName: WireObject<NewName> = wireObject({ id: deviceId, name: text });

/** `GET /Folder/{id}`: {@link FoldersApi.getValues}. */
export const getFolderValues: Endpoint<FolderId, FolderValues> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/Folder/{id}',
  scope: 'device.read',
  params: { id: deviceId },
  response: folderValues,
});

/** `POST /folder/assign`: {@link FoldersApi.assign}. */
export const assignToFolder: Endpoint<AssignToFolder, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/folder/assign',
  scope: 'device.readwrite',
  params: { source: deviceId, target: uuid },
});

/** `GET /MeterFolderInformation/{id}`: {@link FoldersApi.getInformation}. */
export const getMeterFolderInformation: Endpoint<FolderId, MeterFolderInformation> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/MeterFolderInformation/{id}',
    scope: 'device.read',
    params: { id: text },
    response: meterFolderInformation,
  });

/** `POST /MeterFolderInformation`: {@link FoldersApi.setInformation}. */
export const setMeterFolderInformation: Endpoint<NewName, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/MeterFolderInformation',
  scope: 'device.readwrite',
  body: newName,
});

/** `GET /folder/settings/{id}`: {@link FoldersApi.getSettings}. */
export const getFolderSettings: Endpoint<FolderId, FolderSettings> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/folder/settings/{id}',
  scope: 'device.read',
  params: { id: deviceId },
  response: folderSettings,
});

/** `POST /folder/settings/{id}` with the empty GUID, which says that the folder is new: {@link FoldersApi.create}. */
export const createFolder: Endpoint<FolderSettings, FolderMenuItem> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/folder/settings/00000000-0000-0000-0000-000000000000',
  scope: 'device.readwrite',
  body: folderSettings,
  response: folderMenuItem,
});

/** `POST /folder/settings/{id}`: {@link FoldersApi.update}. */
export const updateFolder: Endpoint<FolderUpdate, FolderMenuItem> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/folder/settings/{id}',
  scope: 'device.readwrite',
  params: { id: deviceId },
  body: folderSettings,
  response: folderMenuItem,
});

/** `DELETE /folder/settings/{id}`: {@link FoldersApi.remove}. */
export const removeFolder: Endpoint<FolderId, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/folder/settings/{id}',
  scope: 'device.readwrite',
  params: { id: uuid },
});

/** `GET /FolderMenu`: {@link FoldersApi.getMenu}. */
export const getFolderMenu: Endpoint<FolderMenuFilter, FolderMenuConfiguration> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/FolderMenu',
    scope: 'device.read',
    params: { filter: /* @__PURE__ */ optional(text) },
    response: folderMenuConfiguration,
  });

/** `POST /FolderMenu`: {@link FoldersApi.setMenu}. */
export const setFolderMenu: Endpoint<FolderMenuConfiguration, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/FolderMenu',
  scope: 'device.readwrite',
  body: folderMenuConfiguration,
});

/** The endpoints behind {@link FoldersApi}. A server tries `create` before `update`. */
export const folderEndpoints: EndpointsOf<FoldersApi> = {
  getValues: getFolderValues,
  assign: assignToFolder,
  getInformation: getMeterFolderInformation,
  setInformation: setMeterFolderInformation,
  create: createFolder,
  getSettings: getFolderSettings,
  update: updateFolder,
  remove: removeFolder,
  getMenu: getFolderMenu,
  setMenu: setFolderMenu,
};
