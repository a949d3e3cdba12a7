import type {
  MBusGatewayState,
  MBusMeterSettings,
  MBusMeterState,
  MBusReadoutInterval,
} from '@smart-me/account-api';
import type { Recorder } from '../metering/recorder.ts';
import { HOUR, MINUTE, SECOND } from '../metering/profile.ts';
import type { Medium } from '../metering/registers.ts';

/** A search goes through all addresses, which takes a while. */
const SEARCH_DURATION = MINUTE;

/** Milliseconds between two readouts. */
const READOUT: ReadonlyMap<MBusReadoutInterval, number> = new Map<MBusReadoutInterval, number>([
  ['2s', 2 * SECOND],
  ['10s', 10 * SECOND],
  ['1min', MINUTE],
  ['5min', 5 * MINUTE],
  ['15min', 15 * MINUTE],
  ['30min', 30 * MINUTE],
  ['60min', HOUR],
  ['6hours', 6 * HOUR],
  ['12hours', 12 * HOUR],
  ['24hours', 24 * HOUR],
]);

/** Milliseconds that the reading of one meter takes; the next one waits. */
const READOUT_OF_ONE = 3 * SECOND;

/** What a gateway knows of a meter on its bus. */
export interface BusMeter {
  readonly id: string;
  readonly name: string;
  readonly medium: Medium;
  readonly meterNumber: string | undefined;
  readonly recorder: Recorder;
}

/** A meter as the gateway has it in its list. */
export interface MBusEntry {
  readonly settings: MBusMeterSettings;
  /** The device behind the address; undefined while nothing responds there. */
  readonly device: BusMeter | undefined;
}

/** The bus of a gateway: what hangs on it, and what the gateway has in its list. */
export class MBusBus {
  readonly #connected: readonly BusMeter[];
  #entries: MBusEntry[];
  #searchEnd: number | undefined;
  #readoutInterval: MBusReadoutInterval = '10s';
  isAddingMetersAllowed = true;

  constructor(connected: readonly BusMeter[]) {
    this.#connected = connected;
    this.#entries = connected.map((device, index) => ({
      device,
      settings: foundBySearch(device, index + 1),
    }));
    this.#readInTurn();
  }

  /** The gateway's list at an instant in milliseconds since 1970: a search that has ended by then has filled it up. */
  entries(at: number): readonly MBusEntry[] {
    if (this.#searchEnd !== undefined && at >= this.#searchEnd) this.#finishSearch();
    return this.#entries;
  }

  get readoutInterval(): MBusReadoutInterval {
    return this.#readoutInterval;
  }

  set readoutInterval(interval: MBusReadoutInterval) {
    this.#readoutInterval = interval;
    this.#readInTurn();
  }

  /** Those that respond, in the order of the list. */
  get meters(): readonly BusMeter[] {
    return this.#entries.flatMap(({ device }) => device ?? []);
  }

  state(at: number): MBusGatewayState {
    if (this.#searchEnd !== undefined && at < this.#searchEnd) return 'searchInProgress';
    return this.entries(at).every((entry) => this.stateOf(entry, at) === 'lastReadoutOk')
      ? 'lastReadoutOk'
      : 'failedOnOneOrMoreMeter';
  }

  stateOf({ device }: MBusEntry, at: number): MBusMeterState {
    return device === undefined || device.recorder.outages.at(at) ? 'lastReadoutFailed' : 'lastReadoutOk';
  }

  search(at: number): void {
    this.#searchEnd = at + SEARCH_DURATION;
  }

  /** Sets a meter at a position of the list, or at its end; what responds at its address is found out at once. */
  set(settings: MBusMeterSettings, index = this.#entries.length): void {
    const device = this.#connected.find(({ meterNumber }) => meterNumber === settings.secondaryAddress);
    this.#entries[index] = { settings, device };
    this.#readInTurn();
  }

  remove(index: number): void {
    this.#entries.splice(index, 1);
    this.#readInTurn();
  }

  clear(): void {
    this.#entries = [];
  }

  /** One meter after the other, in the order of the list; a round that takes longer than the interval is the interval. */
  #readInTurn(): void {
    const { meters } = this;
    const wanted = READOUT.get(this.#readoutInterval) ?? READOUT_OF_ONE;
    const interval = Math.max(wanted, meters.length * READOUT_OF_ONE);
    for (const [index, { recorder }] of meters.entries())
      if (recorder.kind === 'measuring') recorder.setInterval(interval, index * READOUT_OF_ONE);
  }

  #finishSearch(): void {
    this.#searchEnd = undefined;
    const known = new Set(this.#entries.map(({ device }) => device));
    for (const device of this.#connected)
      if (!known.has(device)) this.set(foundBySearch(device, this.#entries.length + 1));
  }
}

/** How a search adds a meter: by its secondary address, which is the number printed on it. */
function foundBySearch({ meterNumber = '' }: BusMeter, primaryAddress: number): MBusMeterSettings {
  return {
    addressingMode: 'secondary',
    primaryAddress,
    secondaryAddress: meterNumber,
    baudrate: 'baud2400',
    sendSndNke: true,
    sendAppReset: false,
  };
}
