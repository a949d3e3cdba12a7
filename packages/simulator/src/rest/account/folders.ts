import {
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
} from '@smart-me/account-api/endpoints';
import type { FolderMenuItem } from '@smart-me/api-core/resources';
import { randomUUID } from 'node:crypto';
import type { FolderSettings } from '@smart-me/account-api';
import type { SimulatedDevice } from '../../device/simulated-device.ts';
import type { Account } from '../../state/account.ts';
import type { Folder } from '../../state/folder-tree.ts';
import { defined } from '../../metering/properties.ts';
import { folderItem, folderMenu, meterItem, writeFolderMenu } from '../folder-menu.ts';
import { devicesWithin, sumsOf } from '../folder-values.ts';
import { HttpProblem, notFound } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { EMPTY_UUID, ownDevice, ownFolder } from '../owned.ts';

/** Folders: their sums, their settings, what lies in them, who sees them, and the tree as a whole. */
export const folders: readonly Implementation[] = [
  implement(getFolderValues, ({ id }, { account, now }) => {
    const folder = account.folders.get(id.toLowerCase());
    return sumsOf(folder === undefined ? [ownDevice(account, id)] : devicesWithin(account, folder.id), now);
  }),

  implement(getFolderSettings, ({ id }, { account }) => {
    const folder = account.folders.get(id.toLowerCase());
    return folder === undefined
      ? meterSettings(account, ownDevice(account, id))
      : { ...folder.settings, ...defined({ parentFolderId: folder.parentId }) };
  }),

  implement(createFolder, ({ parentFolderId, ...settings }, { account }) => {
    const folder = account.folders.add(
      randomUUID(),
      { name: 'Folder', folderType: 'folder', ...settings },
      parentOf(account, parentFolderId),
    );
    return folderItem(account, folder);
  }),

  implement(updateFolder, ({ id, parentFolderId, ...settings }, { account }): FolderMenuItem => {
    const folder = account.folders.get(id.toLowerCase());
    if (folder === undefined) return updateMeter(account, ownDevice(account, id), parentFolderId, settings);
    if (parentFolderId !== undefined) moveFolder(account, folder, parentOf(account, parentFolderId));
    folder.settings = { ...folder.settings, ...settings };
    return folderItem(account, folder);
  }),

  implement(removeFolder, ({ id }, { account }) => {
    account.removeFolder(ownFolder(account, id));
  }),

  implement(assignToFolder, ({ source, target }, { account }) => {
    const parentId = parentOf(account, target);
    const folder = account.folders.get(source.toLowerCase());
    if (folder !== undefined) moveFolder(account, folder, parentId);
    else account.folders.place(ownDevice(account, source).id, parentId);
  }),

  implement(getMeterFolderInformation, ({ id }, { account }) => {
    const folder = account.folders.get(id.toLowerCase());
    if (folder !== undefined) return { ...defined({ name: folder.settings.name }), isFolder: true };
    const { name, outputs, hardwareVersion, firmwareVersion } = ownDevice(account, id);
    return {
      name,
      isFolder: false,
      outputInformations: outputs.map((output) => ({
        number: output.number,
        name: output.name,
        code: output.code,
        actionType: output.role === 'analog' ? 'analogAction' : 'onOffAction',
      })),
      inputInformations: [],
      hardwareVersion,
      firmwareVersion,
    };
  }),

  implement(setMeterFolderInformation, ({ id, name }, { account }) => {
    const folder = account.folders.get(id.toLowerCase());
    if (folder !== undefined) folder.settings = { ...folder.settings, name };
    else ownDevice(account, id).name = name;
  }),

  implement(assignFolderUser, ({ userId, folderId, oldFolderId }, { account }) => {
    assertUser(account, userId);
    const folder = ownFolder(account, folderId);
    account.folders.get(oldFolderId.toLowerCase())?.userIds.delete(userId);
    folder.userIds.add(userId);
  }),

  implement(removeFolderUser, ({ userId, folderId }, { account }) => {
    if (!ownFolder(account, folderId).userIds.delete(userId)) throw notFound('such user in the folder');
  }),

  implement(getFolderMenu, ({ filter }, { account, now }) => folderMenu(account, now, filter)),

  implement(setFolderMenu, (menu, { account }) => {
    writeFolderMenu(account, menu);
  }),
];

/** The settings of a meter, and where it lies. */
function meterSettings({ folders }: Account, device: SimulatedDevice): FolderSettings {
  const { name, serial, folderSettings } = device;
  return {
    ...folderSettings,
    name,
    folderType: 'meter',
    serialNumber: serial,
    ...defined({ parentFolderId: folders.parentOfDevice(device.id) }),
  };
}

/** Its serial number and what it is stay as they are. */
function updateMeter(
  account: Account,
  device: SimulatedDevice,
  parentFolderId: string | undefined,
  { name = device.name, ...settings }: FolderSettings,
): FolderMenuItem {
  if (parentFolderId !== undefined) account.folders.place(device.id, parentOf(account, parentFolderId));
  device.name = name;
  device.folderSettings = { ...device.folderSettings, ...settings };
  return meterItem(device);
}

/** The id of a parent folder that is there; the empty GUID and nothing at all stand for the top. */
function parentOf(account: Account, id: string = EMPTY_UUID): string | undefined {
  return id === EMPTY_UUID ? undefined : ownFolder(account, id).id;
}

function moveFolder({ folders }: Account, folder: Folder, parentId: string | undefined): void {
  if (folders.isWithin(parentId, folder.id)) throw new HttpProblem(409, 'A folder cannot lie in itself.');
  folder.parentId = parentId;
}

function assertUser({ subUsers }: Account, id: string): void {
  if (!subUsers.has(id)) throw notFound('such sub-user');
}
