import type { FolderSettings } from '@smart-me/account-api';

/** A folder of an account. */
export interface Folder {
  readonly id: string;
  settings: Omit<FolderSettings, 'parentFolderId'>;
  /** undefined: at the top. */
  parentId: string | undefined;
  /** Ids of the sub-users who may see it. */
  readonly userIds: Set<string>;
}

/** Folders in folders, and the devices that lie in them; what lies in none is at the top. Ids are in lower case. */
export class FolderTree {
  readonly #folders = new Map<string, Folder>();
  readonly #parentOfDevice = new Map<string, string>();

  get(id: string): Folder | undefined {
    return this.#folders.get(id);
  }

  add(id: string, settings: Folder['settings'], parentId?: string): Folder {
    const folder = { id, settings, parentId, userIds: new Set<string>() };
    this.#folders.set(id, folder);
    return folder;
  }

  /** All folders. */
  list(): Folder[] {
    return [...this.#folders.values()];
  }

  /** The folders directly in a folder, or at the top. */
  foldersIn(parentId: string | undefined): Folder[] {
    return this.list().filter((folder) => folder.parentId === parentId);
  }

  /** The id of the folder that a device lies in. */
  parentOfDevice(deviceId: string): string | undefined {
    return this.#parentOfDevice.get(deviceId);
  }

  /** Puts a device into a folder, or at the top. */
  place(deviceId: string, folderId: string | undefined): void {
    if (folderId === undefined) this.#parentOfDevice.delete(deviceId);
    else this.#parentOfDevice.set(deviceId, folderId);
  }

  /** Whether a folder is `ancestorId` or lies somewhere in it. */
  isWithin(folderId: string | undefined, ancestorId: string): boolean {
    for (let id = folderId; id !== undefined; id = this.#folders.get(id)?.parentId)
      if (id === ancestorId) return true;
    return false;
  }

  /** Removes a folder. What lay in it moves up to where it was. */
  remove({ id, parentId }: Folder): void {
    this.#folders.delete(id);
    for (const child of this.#folders.values()) if (child.parentId === id) child.parentId = parentId;
    for (const [deviceId, folderId] of this.#parentOfDevice)
      if (folderId === id) this.place(deviceId, parentId);
  }

  /** Removes all folders; the devices lie at the top then. */
  clear(): void {
    this.#folders.clear();
    this.#parentOfDevice.clear();
  }
}
