import type { ObisCode } from '@smart-me/obis';
import {
  type DeviceReading,
  inUnit,
  isPlausibleTime,
  isSameValue,
  type Measurement,
  type ObisValue,
  type ReadingOrigin,
  type RefusedValue,
  tableUnit,
} from '@smart-me/readings';
import { CONFIRMATIONS, heldCounter, type HeldCounter } from './counters.ts';
import type { Message } from './in-flight.ts';
import { type CodeState, DeviceState, Moment, parseDeviceState } from './device-state.ts';

/** What became of values: what a `WriteResult` counts. */
export interface Outcomes {
  stored: number;
  repeated: number;
  changed: number;
  readonly refused: RefusedValue[];
}

type Outcome = 'stored' | 'repeated' | 'changed' | { readonly refused: string };

/** A device as its state topic tells of it. */
export class ToldDevice {
  readonly deviceId: string;
  /** The level of its topics: the serial number. */
  readonly level: string;
  readonly topic: string;
  /** The last value of each code, as it was sent; `undefined` until what is retained has been read. */
  state: DeviceState | undefined;
  /** The last payload that the broker has acknowledged, and its place among those sent. */
  #acknowledged = '';
  #acknowledgedPlace = 0;
  #sent = 0;
  readonly #held = new Map<number, HeldCounter>();

  constructor(deviceId: string, level: string, topic: string) {
    this.deviceId = deviceId;
    this.level = level;
    this.topic = topic;
  }

  /** The payload of its topic. */
  get json(): string {
    return (this.state ?? new DeviceState()).json(this.deviceId);
  }

  /**
   * Starts from what is retained, and what was acknowledged in this program's life: a broker that was killed may have
   * forgotten it. Returns whether the broker lacks something.
   */
  restore(retained: DeviceState): boolean {
    this.state = retained;
    let isMissing = false;
    for (const ours of parseDeviceState(this.#acknowledged)?.state.values() ?? []) {
      const theirs = retained.get(ours.obis);
      if (theirs?.json === ours.json || (theirs && theirs.timestamp.compare(ours.timestamp) > 0)) continue;
      retained.set(ours.obis, ours, ours.moment, ours.sentUnit);
      isMissing = true;
    }
    return isMissing;
  }

  /** What is sent of it now. */
  message(): Message {
    const payload = this.json;
    const place = ++this.#sent;
    const acknowledged = (): void => {
      if (place < this.#acknowledgedPlace) return;
      this.#acknowledgedPlace = place;
      this.#acknowledged = payload;
    };
    return { topic: this.topic, payload, acknowledged };
  }

  /**
   * Takes the values of a reading into the state that are later than what is there. Returns whether there were any.
   *
   * @param reading its place in what is written
   * @param outcomes where it is counted what becomes of each value
   */
  take(
    { timestamp, values }: Pick<DeviceReading, 'timestamp' | 'values'>,
    source: ReadingOrigin,
    reading: number,
    outcomes: Outcomes,
  ): boolean {
    const moment = new Moment(timestamp, source);
    const isPlausible = isPlausibleTime(timestamp);
    const state = (this.state ??= new DeviceState());
    let hasNews = false;
    for (const [at, value] of values.entries()) {
      const last = state.get(value.obis, at);
      const measured = measurementOf(value, last);
      const outcome =
        typeof measured === 'string'
          ? { refused: measured }
          : isPlausible
            ? this.#outcomeOf(value.obis, measured, moment, last)
            : { refused: `no meter measures at ${moment.time}` };
      if (typeof measured === 'string' || typeof outcome !== 'string') {
        if (typeof outcome !== 'string')
          outcomes.refused.push({ reading, value: at, reason: outcome.refused });
        continue;
      }
      if (outcome === 'stored') outcomes.stored += 1;
      else if (outcome === 'changed') outcomes.changed += 1;
      else {
        outcomes.repeated += 1;
        continue;
      }
      if (this.#held.size > 0) this.#held.delete(value.obis.key);
      state.set(value.obis, notLower(measured, last), moment, value.unit, at);
      hasNews = true;
    }
    return hasNews;
  }

  /** What becomes of a value beside the last one of its code. */
  #outcomeOf(
    obis: ObisCode,
    { value, unit }: Measurement,
    { timestamp, source }: Moment,
    last: CodeState | undefined,
  ): Outcome {
    if (last === undefined) return 'stored';
    const order = timestamp.compare(last.timestamp);
    if (order < 0) return 'repeated';
    const isComparable = last.unit === unit;
    if (order === 0) {
      if (isComparable && isSameValue(obis, last.value, value)) return 'repeated';
      if (source === 'history' && last.source !== 'history') return 'repeated';
    }
    const hasGoneBack =
      isComparable && last.grows && value < last.value && !isSameValue(obis, last.value, value);
    if (hasGoneBack && !this.#confirms(obis.key, value)) return { refused: wentBack(last, value) };
    return order === 0 ? 'changed' : 'stored';
  }

  #confirms(key: number, value: number): boolean {
    const held = heldCounter(this.#held.get(key), value);
    this.#held.set(key, held);
    return held.count >= CONFIRMATIONS;
  }
}

/** REST rounds to whole Wh what came in mWh by webhook: no reason to count backwards. */
function notLower(measured: Measurement, last: CodeState | undefined): Measurement {
  const isLower = last?.grows === true && measured.value < last.value && last.unit === measured.unit;
  return isLower && isSameValue(last.obis, last.value, measured.value) ? last : measured;
}

const wentBack = ({ obis, value, unit }: CodeState, next: number): string =>
  `the counter ${obis.toString()} went back from ${value} to ${next} ${unit}: ` +
  `it is believed when ${CONFIRMATIONS} readings in a row say so`;

/** In the unit of its column; a code whose unit is not known keeps the one it came with. A text says why it cannot be. */
function measurementOf(value: ObisValue, last: CodeState | undefined): Measurement | string {
  if (!Number.isFinite(value.value)) return `${value.value} is no number that JSON can hold`;
  try {
    const unit = last?.sentUnit === value.unit ? last.unit : tableUnit(value.obis) || value.unit;
    return unit === value.unit ? value : { value: inUnit(value, unit), unit };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
