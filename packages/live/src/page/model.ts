import type {
  WireDay,
  WireDevice,
  WireHour,
  WireQuantity,
  WireReading,
  WireState,
  WireValue,
} from '../wire.ts';
import { setTimeZone } from './format.ts';

const HOUR = 3_600_000;

/** A curve of the last hour that grows at its end. */
export interface Curve {
  readonly code: string;
  readonly unit: string;
  readonly at: number[];
  readonly values: number[];
}

/** A device and its last values. */
export interface ModelDevice extends Omit<WireDevice, 'values'> {
  readonly values: Map<string, WireValue>;
}

/** All that the page knows. */
export class Model {
  readonly devices: Map<string, ModelDevice> = new Map();
  readonly quantities: Map<string, WireQuantity> = new Map();
  selected: string | undefined;
  curves: readonly Curve[] = [];
  /** Whether the hour of the selected device has been loaded. */
  hasHour = false;
  day: WireDay | undefined;
  #ahead = 0;

  /** The time by the clock of the server. */
  get now(): number {
    return Date.now() + this.#ahead;
  }

  setClock(now: number): void {
    this.#ahead = now - Date.now();
  }

  takeState(state: WireState): void {
    this.setClock(state.now);
    setTimeZone(state.timeZone);
    this.devices.clear();
    for (const device of state.devices)
      this.devices.set(device.id, {
        ...device,
        values: new Map(device.values.map((value) => [value.code, value])),
      });
    for (const quantity of state.quantities) this.quantities.set(quantity.code, quantity);
    if (this.selected === undefined || !this.devices.has(this.selected)) this.selected = state.devices[0]?.id;
  }

  takeHour({ series }: WireHour): void {
    this.curves = series.map(({ code, unit, at, values }) => ({
      code,
      unit,
      at: [...at],
      values: [...values],
    }));
    this.hasHour = true;
  }

  /** Takes what has just come; false when it is of a device or a code that is new here. */
  takeReading({ id, at, values }: WireReading): boolean {
    const device = this.devices.get(id);
    if (device === undefined) return false;
    let isKnown = true;
    for (const [code, value, unit] of values) {
      const before = device.values.get(code);
      if (before === undefined || before.at <= at) device.values.set(code, { code, value, unit, at });
      isKnown &&= this.quantities.has(code);
      if (id === this.selected) this.#append(code, unit, at, value);
    }
    return isKnown;
  }

  /** The last time that anything came of a device. */
  lastOf({ values }: ModelDevice): number | undefined {
    let last: number | undefined;
    for (const { at } of values.values()) if (at > (last ?? 0)) last = at;
    return last;
  }

  #append(code: string, unit: string, at: number, value: number): void {
    const role = this.quantities.get(code)?.role;
    if (!this.hasHour || (role !== 'power' && role !== 'phase')) return;
    let curve = this.curves.find((one) => one.code === code);
    if (curve === undefined) {
      curve = { code, unit, at: [], values: [] };
      this.curves = [...this.curves, curve];
    }
    // What is older, or there already, is in the hour that was loaded.
    if (at <= (curve.at.at(-1) ?? 0)) return;
    curve.at.push(at);
    curve.values.push(value);
    const first = curve.at.findIndex((time) => time > this.now - HOUR);
    // Not at every reading: moving the whole curve costs more than a few points too many.
    if (first > 200) {
      curve.at.splice(0, first);
      curve.values.splice(0, first);
    }
  }
}
