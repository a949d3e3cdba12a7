import { EventEmitter } from 'node:events';
import type { Measurement } from '../device/recorder.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Secret } from '../secret.ts';
import type { Registration } from './registration.ts';

/** What an account is made of. */
export interface AccountOptions {
  readonly id: number | bigint;
  readonly username: string;
  readonly email: string;
  readonly password: Secret;
  readonly licenses?: Iterable<AccountLicense>;
  readonly devices?: Iterable<SimulatedDevice>;
}

/** What an account has paid for. */
export type AccountLicense = 'professional' | 'goldpartner';

/** What others want to know of an account. */
export interface AccountEvents {
  /** Devices or registrations came, went or send differently. */
  change: [];
  /** Someone posted values to a device. */
  posted: [device: SimulatedDevice, measurement: Measurement];
}

/** One user of the simulated cloud, with what belongs to it. */
export class Account {
  readonly id: number | bigint;
  readonly username: string;
  readonly licenses: ReadonlySet<AccountLicense>;
  /** By id, in the order in which they were added. */
  readonly devices: Map<string, SimulatedDevice>;
  /** By id. */
  readonly registrations: Map<string, Registration> = new Map<string, Registration>();
  /** The users that a partner looks after. */
  readonly users: Account[] = [];
  readonly events: EventEmitter<AccountEvents> = new EventEmitter<AccountEvents>();
  email: string;
  password: Secret;

  constructor({ id, username, email, password, licenses = [], devices = [] }: AccountOptions) {
    this.id = id;
    this.username = username;
    this.email = email;
    this.password = password;
    this.licenses = new Set(licenses);
    this.devices = new Map(Array.from(devices, (device) => [device.id, device]));
  }

  /** The device with this serial number. */
  deviceBySerial(serial: number | bigint | string): SimulatedDevice | undefined {
    const wanted = String(serial);
    return [...this.devices.values()].find((device) => String(device.serial) === wanted);
  }
}
