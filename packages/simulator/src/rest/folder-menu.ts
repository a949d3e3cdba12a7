import { randomUUID } from 'node:crypto';
import type { FolderMenuConfiguration, FolderMenuItem } from '@smart-me/api-core/resources';
import { defined } from '../metering/properties.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Account } from '../state/account.ts';
import type { Folder } from '../state/folder-tree.ts';
import { HttpProblem } from '../http/http-problem.ts';

/** The folder tree of an account as REST shows it; with a filter only what has it in its name, and what that lies in. */
export function folderMenu(account: Account, now: number, filter = ''): FolderMenuConfiguration {
  const items = itemsIn(account, undefined).flatMap((item) => filtered(item, filter.toLowerCase()));
  return { items, browserUtcTime: new Date(now).toISOString(), browserTimeZoneName: 'Europe/Zurich' };
}

/** One folder with what lies in it. */
export function folderItem(account: Account, { id, settings, userIds }: Folder): FolderMenuItem {
  const { name, description, folderType } = settings;
  const users = [...userIds].map((userId): FolderMenuItem => ({
    folderType: 'user',
    userId,
    ...defined({ name: account.subUsers.get(userId)?.username }),
  }));
  return { id, ...defined({ name, description, folderType }), children: [...itemsIn(account, id), ...users] };
}

function itemsIn(account: Account, folderId: string | undefined): FolderMenuItem[] {
  const { folders, devices } = account;
  const meters = [...devices.values()].filter(({ id }) => folders.parentOfDevice(id) === folderId);
  return [
    ...folders.foldersIn(folderId).map((folder) => folderItem(account, folder)),
    ...meters.map(meterItem),
  ];
}

/** A meter as it stands in a folder. */
export function meterItem({ id, name, serial }: SimulatedDevice): FolderMenuItem {
  return { id, name, folderType: 'meter', meterSerialNumber: String(serial), children: [] };
}

function filtered(item: FolderMenuItem, filter: string): FolderMenuItem[] {
  if (item.name?.toLowerCase().includes(filter) === true) return [item];
  const children = (item.children ?? []).flatMap((child) => filtered(child, filter));
  return children.length > 0 ? [{ ...item, children }] : [];
}

/** Writes the folder tree as a whole: what the new one leaves out is gone, and meters it leaves out lie at the top. */
export function writeFolderMenu(account: Account, { items = [] }: FolderMenuConfiguration): void {
  assertPlaceable(account, items, new Set());
  account.clearFolders(foldersOf(items));
  placeItems(account, items, undefined);
}

/** The ids of all folders of a tree. */
function foldersOf(items: readonly FolderMenuItem[]): ReadonlySet<string> {
  return new Set(items.flatMap(({ id = '', children = [] }) => [id.toLowerCase(), ...foldersOf(children)]));
}

function placeItems(account: Account, items: readonly FolderMenuItem[], parentId: string | undefined): void {
  for (const { id = randomUUID(), name, description, folderType, userId, children = [] } of items) {
    const key = id.toLowerCase();
    if (folderType === 'user') {
      if (parentId !== undefined && userId !== undefined) account.folders.get(parentId)?.userIds.add(userId);
    } else if (account.devices.has(key)) {
      account.folders.place(key, parentId);
    } else {
      account.folders.add(key, defined({ name, description, folderType }), parentId);
      placeItems(account, children, key);
    }
  }
}

/** All meters are there, and no folder is twice: one that lay in itself would have no end. */
function assertPlaceable(account: Account, items: readonly FolderMenuItem[], folderIds: Set<string>): void {
  for (const { id, folderType, children = [] } of items) {
    const key = id?.toLowerCase() ?? '';
    const isDevice = account.devices.has(key);
    if (folderType === 'meter' && !isDevice)
      throw new HttpProblem(422, 'items: a meter is none of the account.');
    if (folderType !== 'user' && !isDevice && id !== undefined) {
      if (folderIds.has(key)) throw new HttpProblem(422, 'items: a folder is there twice.');
      folderIds.add(key);
    }
    assertPlaceable(account, children, folderIds);
  }
}
