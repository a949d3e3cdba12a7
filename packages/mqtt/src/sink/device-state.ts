import { type ObisCode, tryParseObis } from '@smart-me/obis';
import {
  type LatestReading,
  type LatestValue,
  type Measurement,
  type ReadingOrigin,
  readingFromJson,
  Timestamp,
} from '@smart-me/readings';

import { onlyGrows } from './counters.ts';

/** When values were measured, and how they came. Its text is made once for all values of a reading. */
export class Moment {
  readonly timestamp: Timestamp;
  readonly source: ReadingOrigin;
  /** As it stands in the JSON: `2026-03-01T12:00:01.0000000Z`. */
  readonly time: string;
  /** What stands behind the number of a value in the unit of the one before: most values share it. */
  #unit: string | undefined;
  #behind = '';

  constructor(timestamp: Timestamp, source: ReadingOrigin) {
    this.timestamp = timestamp;
    this.source = source;
    this.time = timestamp.toString();
  }

  /** `,"unit":"W","time":"…"}` */
  behind(unit: string): string {
    if (unit !== this.#unit) {
      const source = this.source === 'history' ? ',"source":"history"' : '';
      this.#unit = unit;
      this.#behind = `,"unit":${JSON.stringify(unit)},"time":"${this.time}"${source}}`;
    }
    return this.#behind;
  }
}

/** The last value of a code, and how it stands in the JSON of its device. */
export class CodeState implements LatestValue {
  readonly obis: ObisCode;
  /** Whether its counter can only grow. */
  readonly grows: boolean;
  /** `,"1-0:1.7.0*255":{"value":24.19,"unit":"W","time":"…"}` */
  json = '';
  readonly #before: string;
  #value = 0;
  #unit = '';
  #sentUnit = '';
  #moment: Moment;

  constructor(obis: ObisCode, moment: Moment) {
    this.obis = obis;
    this.grows = onlyGrows(obis);
    this.#before = `,"${obis.toString()}":{"value":`;
    this.#moment = moment;
  }

  /** @param sentUnit the unit that it came in */
  set({ value, unit }: Measurement, moment: Moment, sentUnit: string): void {
    this.#value = value;
    this.#unit = unit;
    this.#sentUnit = sentUnit;
    this.#moment = moment;
    this.json = `${this.#before}${value}${moment.behind(unit)}`;
  }

  get value(): number {
    return this.#value;
  }

  get unit(): string {
    return this.#unit;
  }

  /** The unit that it came in. */
  get sentUnit(): string {
    return this.#sentUnit;
  }

  get timestamp(): Timestamp {
    return this.#moment.timestamp;
  }

  get source(): ReadingOrigin {
    return this.#moment.source;
  }

  get moment(): Moment {
    return this.#moment;
  }
}

/** The last value of each code of a device, in the order in which they came up. */
export class DeviceState {
  readonly #codes: CodeState[] = [];
  readonly #byKey = new Map<number, CodeState>();
  #newest: Moment | undefined;

  get size(): number {
    return this.#codes.length;
  }

  values(): IterableIterator<CodeState> {
    return this.#codes.values();
  }

  /** @param at where it may be: a device sends its codes in one order */
  get(obis: ObisCode, at = -1): CodeState | undefined {
    const likely = this.#codes[at];
    return likely?.obis === obis ? likely : this.#byKey.get(obis.key);
  }

  set(obis: ObisCode, measured: Measurement, moment: Moment, sentUnit: string, at?: number): void {
    let code = this.get(obis, at);
    if (code === undefined) {
      code = new CodeState(obis, moment);
      this.#codes.push(code);
      this.#byKey.set(obis.key, code);
    }
    code.set(measured, moment, sentUnit);
    if (moment === this.#newest) return;
    if (this.#newest === undefined || moment.timestamp.compare(this.#newest.timestamp) > 0)
      this.#newest = moment;
  }

  /** The payload of a state topic. */
  json(deviceId: string): string {
    let codes = '';
    for (const { json } of this.#codes) codes += json;
    const time = this.#newest === undefined ? 'null' : `"${this.#newest.time}"`;
    return `{"deviceId":${JSON.stringify(deviceId)},"time":${time},"obis":{${codes.slice(1)}}}`;
  }
}

/**
 * Reads the payload of a state topic; `undefined` when it is none. A value that cannot be read is left out.
 *
 * @example
 * client.on('message', (topic, payload) => parseState(payload.toString())?.values);
 */
export function parseState(text: string): LatestReading | undefined {
  const parsed = parseDeviceState(text);
  if (parsed === undefined) return undefined;
  const values = Array.from(parsed.state.values(), ({ obis, value, unit, timestamp }) => ({
    obis,
    value,
    unit,
    timestamp,
  }));
  return { deviceId: parsed.deviceId, values };
}

/** The same with what a sink needs beside. */
export function parseDeviceState(
  text: string,
): { readonly deviceId: string; readonly state: DeviceState } | undefined {
  const { deviceId, obis } = membersOf(text);
  if (typeof deviceId !== 'string' || typeof obis !== 'object' || obis === null) return undefined;
  const state = new DeviceState();
  try {
    for (const [code, member] of Object.entries(obis)) {
      const parsed = tryParseObis(code);
      if (parsed !== undefined) readInto(state, parsed, member);
    }
    // What a GUID is, the readings know.
    return { ...readingFromJson({ deviceId, date: Timestamp.min.toString() }), state };
  } catch {
    return undefined;
  }
}

function membersOf(text: string): { readonly deviceId?: unknown; readonly obis?: unknown } {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : {};
  } catch {
    return {};
  }
}

function readInto(state: DeviceState, obis: ObisCode, member: unknown): void {
  if (typeof member !== 'object' || member === null) return;
  const { value, unit, time, source } = member as Readonly<Record<string, unknown>>;
  if (typeof value !== 'number' || typeof unit !== 'string' || typeof time !== 'string') return;
  try {
    const moment = new Moment(Timestamp.parse(time), source === 'history' ? 'history' : 'realtime');
    state.set(obis, { value, unit }, moment, unit);
  } catch {
    // A time that is none.
  }
}
