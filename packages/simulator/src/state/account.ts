import { EventEmitter } from 'node:events';
import type { LoadManagementGroup, SubUser, FolderTariffs } from '@smart-me/account-api';
import type { Measurement } from '../device/recorder.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Secret } from '../secret.ts';
import { FolderTree } from './folder-tree.ts';
import type { Registration } from './registration.ts';

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

/** Sub-user ids begin here. */
const FIRST_SUB_USER_ID = 90_000;

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

/** One user of the simulated cloud, with what belongs to it. Ids are in lower case. */
export class Account {
  readonly id: number | bigint;
  readonly username: string;
  readonly isGoldpartner: boolean;
  /** By id, in the order in which they were added. */
  readonly devices: Map<string, SimulatedDevice>;
  readonly folders: FolderTree = new FolderTree();
  /** By id. */
  readonly registrations: Map<string, Registration> = new Map<string, Registration>();
  /** Users who see some of the folders, by id. They do not sign in to the simulator. */
  readonly subUsers: Map<string, SubUser> = new Map<string, SubUser>();
  /** By id. */
  readonly stationGroups: Map<string, StationGroup> = new Map<string, StationGroup>();
  /** Meters that can be activated for billing, by id, and those that are. */
  readonly billingMeters: Map<string, SimulatedDevice> = new Map<string, SimulatedDevice>();
  readonly activeBillingMeters: Set<string> = new Set<string>();
  /** By folder id. */
  readonly tariffs: Map<string, FolderTariffs> = new Map<string, FolderTariffs>();
  /** The users that a partner looks after. */
  readonly users: Account[] = [];
  readonly events: EventEmitter<AccountEvents> = new EventEmitter<AccountEvents>();
  #lastSubUserId = FIRST_SUB_USER_ID - 1;
  email: string;
  password: Secret;
  /** Nobody signs in to a deleted account any more. */
  isDeleted = false;

  constructor({ id, username, email, password, isGoldpartner = false, devices = [] }: AccountOptions) {
    this.id = id;
    this.username = username;
    this.email = email;
    this.password = password;
    this.isGoldpartner = isGoldpartner;
    this.devices = new Map(Array.from(devices, (device) => [device.id, device]));
  }

  /**
   * The licences: the level is that of the lowest meter, so one meter without a licence takes Professional away from all.
   * Virtual meters count, M-Bus gateways do not.
   */
  get licenses(): ReadonlySet<AccountLicense> {
    const meters = [...this.devices.values()].filter(({ energyType }) => energyType !== 'mbusGateway');
    const isProfessional = meters.length > 0 && meters.every(({ license }) => license === 'professional');
    return new Set<AccountLicense>([
      ...(isProfessional ? (['professional'] as const) : []),
      ...(this.isGoldpartner ? (['goldpartner'] as const) : []),
    ]);
  }

  /** Adds a sub-user under an id that none has had: what an earlier one was given is not a later one's. */
  addSubUser(user: Omit<SubUser, 'id'>): SubUser {
    this.#lastSubUserId += 1;
    const added = { ...user, id: String(this.#lastSubUserId) };
    this.subUsers.set(added.id, added);
    return added;
  }

  /** Removes a sub-user from the account and from its folders; false when there is none. */
  removeSubUser(id: string): boolean {
    for (const folder of this.folders.list()) folder.userIds.delete(id);
    return this.subUsers.delete(id);
  }

  /** The device with this serial number. */
  deviceBySerial(serial: number | bigint | string): SimulatedDevice | undefined {
    const wanted = String(serial);
    return [...this.devices.values()].find((device) => String(device.serial) === wanted);
  }
}
