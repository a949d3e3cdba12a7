import { valuesData } from '@smart-me/api-core/resources';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/proto-codec';
import * as z from 'zod/mini';

/** A reading as REST writes it, read into the type that the realtime messages give as well. */
export const reading = /* @__PURE__ */ z.codec(valuesData, z.custom<DeviceReading>(), {
  decode: ({ deviceId, date, values = [] }, payload) => {
    try {
      return {
        deviceId: deviceId.toLowerCase(),
        timestamp: Timestamp.parse(date),
        values: values.map(({ obis, value }) => ({ obis: parseObis(obis), value })),
      };
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      payload.issues.push({
        code: 'custom',
        input: undefined,
        params: { expected: `a reading (${reason})` },
      });
      return z.NEVER;
    }
  },
  encode: ({ deviceId, timestamp, values }) => ({
    deviceId,
    date: timestamp.toString(),
    values: values.map(({ obis, value }) => ({ obis: obis.toString(), value })),
  }),
});
