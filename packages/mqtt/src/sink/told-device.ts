import type { ObisCode } from '@smart-me/obis';
import {
  type DeviceReading,
  inUnit,
  isPlausibleTime,
  isSameValue,
  type Measurement,
  type ObisValue,
  type ReadingOrigin,
  tableUnit,
  type Timestamp,
} from '@smart-me/readings';
import { CONFIRMATIONS, heldCounter, type HeldCounter } from './counters.ts';
import { codeState, type CodeState, stateJson } from './device-state.ts';

/** What becomes of a value: what `WriteResult` counts, or why it is refused. */
export type Outcome = 'stored' | 'repeated' | 'changed' | { readonly refused: string };

/** A device as its state topic tells of it. */
export class ToldDevice {
  readonly deviceId: string;
  /** The level of its topics: the serial number. */
  readonly level: string;
  readonly topic: string;
  /** The last value of each code, as it was sent; `undefined` until what is retained has been read. */
  state: Map<number, CodeState> | undefined;
  /** What the broker has acknowledged. */
  readonly #acknowledged = new Map<number, CodeState>();
  readonly #held = new Map<number, HeldCounter>();

  constructor(deviceId: string, level: string, topic: string) {
    this.deviceId = deviceId;
    this.level = level;
    this.topic = topic;
  }

  /** The payload of its topic. */
  get json(): string {
    return stateJson(this.deviceId, this.state ?? new Map());
  }

  /**
   * Starts from what is retained, and what was acknowledged in this program's life: a broker that was killed may have
   * forgotten it. Returns what the broker lacks.
   */
  restore(retained: ReadonlyMap<number, CodeState>): readonly CodeState[] {
    this.state = new Map(retained);
    const missing: CodeState[] = [];
    for (const [key, ours] of this.#acknowledged) {
      const theirs = retained.get(key);
      if (theirs?.json === ours.json || (theirs && theirs.timestamp.compare(ours.timestamp) > 0)) continue;
      this.state.set(key, ours);
      missing.push(ours);
    }
    return missing;
  }

  acknowledge(values: readonly CodeState[]): void {
    for (const value of values) {
      const known = this.#acknowledged.get(value.obis.key);
      if (known === undefined || known.timestamp.compare(value.timestamp) <= 0) {
        this.#acknowledged.set(value.obis.key, value);
      }
    }
  }

  /**
   * Takes the values of a reading into the state that are later than what is there. Returns what was added.
   *
   * @param tell is told of each value in its turn what became of it
   */
  take(
    { timestamp, values }: Pick<DeviceReading, 'timestamp' | 'values'>,
    source: ReadingOrigin,
    tell: (outcome: Outcome, at: number) => void,
  ): readonly CodeState[] {
    const added: CodeState[] = [];
    const time = timestamp.toString();
    const isPlausible = isPlausibleTime(timestamp);
    const state = (this.state ??= new Map<number, CodeState>());
    for (const [at, value] of values.entries()) {
      const last = state.get(value.obis.key);
      const measured = measurementOf(value, last);
      if (typeof measured === 'string') tell({ refused: measured }, at);
      else if (!isPlausible) tell({ refused: `no meter measures at ${time}` }, at);
      else {
        const outcome = this.#outcomeOf(value.obis, measured, timestamp, source, last);
        tell(outcome, at);
        if (typeof outcome !== 'string' || outcome === 'repeated') continue;
        this.#held.delete(value.obis.key);
        const { unit } = measured;
        const isLower = last?.unit === unit && last.grows && measured.value < last.value;
        // REST rounds to whole Wh what came in mWh by webhook: no reason to count backwards.
        const number =
          isLower && isSameValue(value.obis, last.value, measured.value) ? last.value : measured.value;
        const next = codeState(
          { obis: value.obis, value: number, unit, timestamp },
          { source, sentUnit: value.unit, time, last: last?.unit === unit ? last : undefined },
        );
        state.set(value.obis.key, next);
        added.push(next);
      }
    }
    return added;
  }

  /** What becomes of a value beside the last one of its code. */
  #outcomeOf(
    obis: ObisCode,
    { value, unit }: Measurement,
    timestamp: Timestamp,
    source: ReadingOrigin,
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
