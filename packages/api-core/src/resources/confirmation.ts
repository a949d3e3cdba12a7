import * as z from 'zod/mini';
import { unexpected } from '../wire/mismatch.ts';

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
      if (value !== phrase) payload.issues.push(unexpected(`'${phrase}', word for word`, value));
      return undefined;
    },
  });
}

/** The schema of a {@link confirmation}. */
export type Confirmation<Phrase extends string> = z.ZodMiniCodec<
  z.ZodMiniUnknown,
  z.ZodMiniCustom<Phrase, Phrase>
>;
