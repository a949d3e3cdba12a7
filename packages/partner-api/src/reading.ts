import { valuesData } from '@smart-me/api-core/resources';
import { type DeviceReading, readingFromJson, readingToJson } from '@smart-me/proto-codec';
import * as z from 'zod/mini';

/**
 * A reading as REST writes it, read into the type that the realtime messages give as well. Values without a code or
 * without a number say nothing and are left out.
 */
export const reading = z.codec(valuesData, z.custom<DeviceReading>(), {
  decode: (wire, payload) => orIssue(() => readingFromJson(wire), payload),
  encode: readingToJson,
});

/** What `read` answers; what it throws is an issue, in which it says what is wrong. */
export function orIssue<Value>(read: () => Value, payload: z.core.ParsePayload): Value {
  try {
    return read();
  } catch (cause) {
    const received = cause instanceof Error ? cause.message : String(cause);
    payload.issues.push({ code: 'custom', input: undefined, params: { expected: 'a reading', received } });
    return z.NEVER;
  }
}
