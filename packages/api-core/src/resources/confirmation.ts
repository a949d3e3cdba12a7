import * as z from 'zod/mini';
import { typeName } from '../wire/wire-type.ts';

/**
 * A parameter that must be given word for word before a call that destroys something is sent. It never leaves the
 * program: it encodes to `undefined`, and a server that reads the call finds it given.
 *
 * @example
 * const deleteUser = defineEndpoint({ method: 'DELETE', path: '/User', params: { confirm: confirmation('delete my account') } });
 */
/* @__NO_SIDE_EFFECTS__ */
export function confirmation<const Phrase extends string>(phrase: Phrase): Confirmation<Phrase> {
  return z.codec(z.unknown(), z.custom<Phrase, Phrase>(), {
    decode: () => phrase,
    encode: (value: unknown, payload) => {
      if (value !== phrase) {
        const params = { expected: `'${phrase}', word for word`, received: typeName(value) };
        payload.issues.push({ code: 'custom', input: undefined, params });
      }
      return undefined;
    },
  });
}

/** The schema of a {@link confirmation}. */
export type Confirmation<Phrase extends string> = z.ZodMiniCodec<
  z.ZodMiniUnknown,
  z.ZodMiniCustom<Phrase, Phrase>
>;
