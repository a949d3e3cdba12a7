import {
  type DeviceReading,
  inUnit,
  isPlausibleTime,
  isSameValue,
  type ObisValue,
  type ReadingOrigin,
  tableUnit,
} from '@smart-me/readings';
import { CONFIRMATIONS, heldCounter, type HeldCounter, onlyGrows } from './counters.ts';
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

  /** Takes a value into the state, if it is later than what is there. Returns what became of it, and what was added. */
  take(
    value: ObisValue,
    { timestamp }: Pick<DeviceReading, 'timestamp'>,
    source: ReadingOrigin,
  ): { readonly outcome: Outcome; readonly added?: CodeState } {
    const { obis } = value;
    const measured = measurementOf(value);
    if (typeof measured === 'string') return refused(measured);
    if (!isPlausibleTime(timestamp)) return refused(`no meter measured at ${timestamp.toString()}`);
    const { unit } = measured;
    let number = measured.value;
    const state = (this.state ??= new Map<number, CodeState>());
    const last = state.get(obis.key);
    const order = last === undefined ? 1 : timestamp.compare(last.timestamp);
    if (last !== undefined) {
      const isSame = last.unit === unit && isSameValue(obis, last.value, number);
      const isOlderSource = source === 'history' && last.source !== 'history';
      if (order < 0 || (order === 0 && (isSame || isOlderSource))) return { outcome: 'repeated' };
      if (last.unit === unit && number < last.value && onlyGrows(obis)) {
        // REST rounds to whole Wh what came in mWh by webhook: no reason to count backwards.
        if (isSame) number = last.value;
        else if (!this.#confirms(obis.key, number)) {
          return refused(
            `the counter ${obis.toString()} went back from ${last.value} to ${number} ${unit}: it is believed when ${CONFIRMATIONS} readings in a row say so`,
          );
        }
      }
    }
    this.#held.delete(obis.key);
    const added = codeState({ obis, value: number, unit, timestamp }, source);
    state.set(obis.key, added);
    return { outcome: order === 0 ? 'changed' : 'stored', added };
  }

  #confirms(key: number, value: number): boolean {
    const held = heldCounter(this.#held.get(key), value);
    this.#held.set(key, held);
    return held.count >= CONFIRMATIONS;
  }
}

const refused = (reason: string): { readonly outcome: Outcome } => ({ outcome: { refused: reason } });

/** In the unit of its column; a code whose unit is not known keeps the one it came with. A text says why it cannot be. */
function measurementOf(value: ObisValue): { readonly value: number; readonly unit: string } | string {
  if (!Number.isFinite(value.value)) return `${value.value} is no number that JSON can hold`;
  try {
    const unit = tableUnit(value.obis) || value.unit;
    return { value: inUnit(value, unit), unit };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
