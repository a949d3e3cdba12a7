import { EventEmitter } from 'node:events';
import type { LoadManagementGroup, SubUser, FolderTariffs } from '@smart-me/account-api';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Measurement } from '../metering/recording.ts';
import type { Secret } from './secret.ts';
import { FolderTree, type Folder } from './folder-tree.ts';

/** What an account is made of. */
export interface AccountOptions {
  readonly id: number | bigint;
  readonly username: string;
  readonly email: string;
  readonly password: Secret;
  /** Default: false. */
  readonly isGoldpartner?: boolean;
  readonly devices?: Iterable<SimulatedDevice>;
}

/** What an account may use. */
export type AccountLicense = 'professional' | 'goldpartner';

/** A realtime registration: a place to which readings are pushed as they arrive. */
export interface Registration {
  readonly id: string;
  /** The device whose readings go there; undefined: all of the account. */
  readonly deviceId: string | undefined;
  readonly apiUrl: string;
  readonly username: string | undefined;
  readonly password: Secret | undefined;
  /** What became of the deliveries so far. */
  readonly deliveries: { sent: number; failed: number; lastFailure?: string };
}

/** What others want to know of an account. */
export interface AccountEvents {
  /** Devices or registrations came or went. */
  change: [];
  /** A device sends at other times than before. */
  sending: [device: SimulatedDevice];
  /** Someone posted values to a device. */
  posted: [device: SimulatedDevice, measurement: Measurement];
}

/** Charging stations that share a current. */
export interface StationGroup extends Omit<LoadManagementGroup, 'numberOfStations'> {
  readonly stations: readonly SimulatedDevice[];
}

/** Sub-user ids begin here. */
const FIRST_SUB_USER_ID = 90_000;

/** One user of the simulated cloud, with what belongs to it, all of it changed by its methods alone. Ids are in lower case. */
export class Account {
  readonly #devices = new Map<string, SimulatedDevice>();
  readonly #devicesBySerial = new Map<string, SimulatedDevice>();
  readonly #registrations = new Map<string, Registration>();
  readonly #subUsers = new Map<string, SubUser>();
  readonly #stationGroups = new Map<string, StationGroup>();
  readonly #billingMeters = new Map<string, SimulatedDevice>();
  readonly #activeBillingMeters = new Set<string>();
  readonly #tariffs = new Map<string, FolderTariffs>();
  readonly #users: Account[] = [];
  #lastSubUserId = FIRST_SUB_USER_ID - 1;
  #isDeleted = false;

  readonly id: number | bigint;
  readonly username: string;
  readonly isGoldpartner: boolean;
  readonly folders: FolderTree = new FolderTree();
  /** By id, in the order in which they were added. */
  readonly devices: ReadonlyMap<string, SimulatedDevice> = this.#devices;
  /** By id. */
  readonly registrations: ReadonlyMap<string, Registration> = this.#registrations;
  /** Users who see some of the folders, by id. They do not sign in to the simulator. */
  readonly subUsers: ReadonlyMap<string, SubUser> = this.#subUsers;
  /** The users that a partner looks after. */
  readonly users: readonly Account[] = this.#users;
  /** By id. */
  readonly stationGroups: ReadonlyMap<string, StationGroup> = this.#stationGroups;
  /** Meters that can be activated for billing, by id. */
  readonly billingMeters: ReadonlyMap<string, SimulatedDevice> = this.#billingMeters;
  /** Ids of those that are. */
  readonly activeBillingMeters: ReadonlySet<string> = this.#activeBillingMeters;
  /** By folder id. */
  readonly tariffs: ReadonlyMap<string, FolderTariffs> = this.#tariffs;
  readonly events: EventEmitter<AccountEvents> = new EventEmitter<AccountEvents>();
  email: string;
  password: Secret;

  constructor({ id, username, email, password, isGoldpartner = false, devices = [] }: AccountOptions) {
    this.id = id;
    this.username = username;
    this.email = email;
    this.password = password;
    this.isGoldpartner = isGoldpartner;
    for (const device of devices) this.#enter(device);
  }

  /**
   * The licences: the level is that of the lowest meter, so one meter without a licence takes Professional away from all.
   * Virtual meters count, M-Bus gateways do not.
   */
  get licenses(): ReadonlySet<AccountLicense> {
    const meters = [...this.#devices.values()].filter(({ energyType }) => energyType !== 'mbusGateway');
    const isProfessional = meters.length > 0 && meters.every(({ license }) => license === 'professional');
    return new Set<AccountLicense>([
      ...(isProfessional ? (['professional'] as const) : []),
      ...(this.isGoldpartner ? (['goldpartner'] as const) : []),
    ]);
  }

  /** Nobody signs in to a deleted account any more. */
  get isDeleted(): boolean {
    return this.#isDeleted;
  }

  /** The device with this serial number. */
  deviceBySerial(serial: number | bigint | string): SimulatedDevice | undefined {
    return this.#devicesBySerial.get(String(serial));
  }

  addDevice(...devices: readonly SimulatedDevice[]): void {
    for (const device of devices) this.#enter(device);
    this.events.emit('change');
  }

  /** Removes a device with what was for it alone: its place in a folder, its registrations, its part in a group. */
  removeDevice(device: SimulatedDevice): void {
    this.#devices.delete(device.id);
    this.#devicesBySerial.delete(String(device.serial));
    this.folders.place(device.id, undefined);
    for (const { id, deviceId } of this.#registrations.values())
      if (deviceId === device.id) this.#registrations.delete(id);
    for (const group of this.#stationGroups.values()) {
      const stations = group.stations.filter((station) => station !== device);
      this.#stationGroups.set(group.id, { ...group, stations });
    }
    this.events.emit('change');
  }

  /** Has a device send every second for half a minute; one that only gets posts does not. */
  sendFast(device: SimulatedDevice, now: number): void {
    if (device.recorder.kind === 'posted') return;
    device.recorder.sendFast(now);
    this.events.emit('sending', device);
  }

  /** Has devices send at other times: every `interval` milliseconds, or as something else has told their recorders. */
  changeSending(devices: Iterable<SimulatedDevice>, interval?: number): void {
    for (const device of devices) {
      if (interval !== undefined && device.recorder.kind === 'measuring')
        device.recorder.setInterval(interval);
      this.events.emit('sending', device);
    }
  }

  /** Stores what was posted to a device. */
  post(device: SimulatedDevice, measurement: Measurement): void {
    if (device.recorder.kind === 'measuring') throw new TypeError('The device measures by itself.');
    device.recorder.post(measurement);
    this.events.emit('posted', device, measurement);
  }

  register(registration: Registration): void {
    this.#registrations.set(registration.id, registration);
    this.events.emit('change');
  }

  /** Ends a registration; false when there is none of that id. */
  unregister(id: string): boolean {
    const isThere = this.#registrations.delete(id);
    this.events.emit('change');
    return isThere;
  }

  /** Adds a user that this partner looks after. */
  addUser(user: Account): void {
    this.#users.push(user);
  }

  /** Adds a sub-user under an id that none has had: what an earlier one was given is not a later one's. */
  addSubUser(user: Omit<SubUser, 'id'>): SubUser {
    this.#lastSubUserId += 1;
    const added = { ...user, id: String(this.#lastSubUserId) };
    this.#subUsers.set(added.id, added);
    return added;
  }

  changeSubUser(id: string, changes: Omit<SubUser, 'id'>): void {
    const known = this.#subUsers.get(id);
    if (known !== undefined) this.#subUsers.set(id, { ...known, ...changes, id });
  }

  /** Removes a sub-user from the account and from its folders; false when there is none. */
  removeSubUser(id: string): boolean {
    for (const folder of this.folders.list()) folder.userIds.delete(id);
    return this.#subUsers.delete(id);
  }

  /** Removes a folder with its tariffs. What lay in it moves up to where it was. */
  removeFolder(folder: Folder): void {
    this.folders.remove(folder);
    this.#tariffs.delete(folder.id);
  }

  /** Removes all folders, to be written anew, with the tariffs of those that are not `kept`. What lay in them lies at the top. */
  clearFolders(kept: ReadonlySet<string>): void {
    this.folders.clear();
    for (const folderId of this.#tariffs.keys()) if (!kept.has(folderId)) this.#tariffs.delete(folderId);
  }

  setTariffs(tariffs: FolderTariffs & { readonly folderId: string }): void {
    this.#tariffs.set(tariffs.folderId, tariffs);
  }

  addStationGroup(group: StationGroup): void {
    this.#stationGroups.set(group.id, group);
  }

  addBillingMeter(meter: SimulatedDevice): void {
    this.#billingMeters.set(meter.id, meter);
  }

  activateBillingMeter({ id }: SimulatedDevice): void {
    this.#activeBillingMeters.add(id);
  }

  /** False when there is no active one of that id. */
  deactivateBillingMeter(id: string): boolean {
    return this.#activeBillingMeters.delete(id);
  }

  /** Ends the account: its devices and registrations are gone, and nobody signs in to it. */
  delete(): void {
    this.#isDeleted = true;
    this.#devices.clear();
    this.#devicesBySerial.clear();
    this.#registrations.clear();
    this.events.emit('change');
  }

  #enter(device: SimulatedDevice): void {
    this.#devices.set(device.id, device);
    this.#devicesBySerial.set(String(device.serial), device);
  }
}
