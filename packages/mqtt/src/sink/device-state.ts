import { type ObisCode, tryParseObis } from '@smart-me/obis';
import {
  type LatestReading,
  type LatestValue,
  type ReadingOrigin,
  readingFromJson,
  Timestamp,
} from '@smart-me/readings';

import { onlyGrows } from './counters.ts';

/** The last value of a code, and how it stands in the JSON. */
export interface CodeState extends LatestValue {
  readonly source: ReadingOrigin;
  /** Whether its counter can only grow. */
  readonly grows: boolean;
  /** The unit that it came in. */
  readonly sentUnit: string;
  /** What stands before and after the number in its JSON: the same each time, so it is built once. */
  readonly before: string;
  readonly after: string;
  /** `"1-0:1.7.0*255":{"value":24.19,"unit":"W","time":"…"}` */
  readonly json: string;
}

/** The last value of each code of a device, by the key of the code. */
export type DeviceState = ReadonlyMap<number, CodeState>;

/** How the value of a code came, and what is known of the code already. */
export interface CodeOrigin {
  readonly source: ReadingOrigin;
  readonly sentUnit: string;
  /** The text of the timestamp, which many values share. */
  readonly time: string;
  /** The value before this one, if it has the same unit. */
  readonly last?: CodeState | undefined;
}

/** JSON of one code is built once, and not each time that another code of the device changes. */
export function codeState(
  { obis, timestamp, value, unit }: LatestValue,
  { source, sentUnit, time, last }: CodeOrigin,
): CodeState {
  const before = last?.before ?? `"${obis.toString()}":{"value":`;
  const after = last?.after ?? `,"unit":${JSON.stringify(unit)},"time":"`;
  const json = `${before}${value}${after}${time}${source === 'history' ? '","source":"history"}' : '"}'}`;
  const grows = last?.grows ?? onlyGrows(obis);
  return { obis, timestamp, value, unit, source, grows, sentUnit, before, after, json };
}

/** The payload of a state topic. */
export function stateJson(deviceId: string, state: DeviceState): string {
  let newest: Timestamp | undefined;
  let codes = '';
  for (const { timestamp, json } of state.values()) {
    if (newest === undefined || timestamp.compare(newest) > 0) newest = timestamp;
    codes += codes === '' ? json : `,${json}`;
  }
  return `{"deviceId":${JSON.stringify(deviceId)},"time":${newest === undefined ? 'null' : `"${newest.toString()}"`},"obis":{${codes}}}`;
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
): { readonly deviceId: string; readonly state: Map<number, CodeState> } | undefined {
  const { deviceId, obis } = membersOf(text);
  if (typeof deviceId !== 'string' || typeof obis !== 'object' || obis === null) return undefined;
  const state = new Map<number, CodeState>();
  try {
    for (const [code, member] of Object.entries(obis)) {
      const parsed = tryParseObis(code);
      const value = parsed && codeStateFrom(parsed, member);
      if (value !== undefined) state.set(value.obis.key, value);
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

function codeStateFrom(obis: ObisCode, member: unknown): CodeState | undefined {
  if (typeof member !== 'object' || member === null) return undefined;
  const { value, unit, time, source } = member as Readonly<Record<string, unknown>>;
  if (typeof value !== 'number' || typeof unit !== 'string' || typeof time !== 'string') return undefined;
  try {
    const timestamp = Timestamp.parse(time);
    const origin = source === 'history' ? 'history' : 'realtime';
    return codeState(
      { obis, value, unit, timestamp },
      { source: origin, sentUnit: unit, time: timestamp.toString() },
    );
  } catch {
    return undefined;
  }
}
