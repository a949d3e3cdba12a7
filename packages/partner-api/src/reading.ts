import { type ValueData, valuesData, type ValuesData } from '@smart-me/api-core/resources';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/proto-codec';
import * as z from 'zod/mini';

/** A reading as REST writes it, read into the type that the realtime messages give as well. */
export const reading = z.codec(valuesData, z.custom<DeviceReading>(), {
  decode: readingFromWire,
  encode: readingToWire,
});

/** Values without a code or a number say nothing and are left out; anything else that is wrong is an issue. */
export function readingFromWire(wire: ValuesData, payload: z.core.ParsePayload): DeviceReading {
  const { deviceId, date, values = [] } = wire;
  try {
    return {
      deviceId: deviceId.toLowerCase(),
      timestamp: Timestamp.parse(date),
      values: values.filter(isMeasured).map(({ obis, value }) => ({ obis: parseObis(obis), value })),
    };
  } catch (cause) {
    const received = cause instanceof Error ? cause.message : String(cause);
    payload.issues.push({ code: 'custom', input: undefined, params: { expected: 'a reading', received } });
    return z.NEVER;
  }
}

/** The reading as REST writes it. */
export function readingToWire({ deviceId, timestamp, values }: DeviceReading): ValuesData {
  return {
    deviceId,
    date: timestamp.toString(),
    values: values.map(({ obis, value }) => ({ obis: obis.toString(), value })),
  };
}

function isMeasured(data: ValueData): data is { obis: string; value: number } {
  return data.obis !== undefined && data.value !== undefined;
}
