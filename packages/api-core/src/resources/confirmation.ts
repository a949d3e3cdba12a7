import type { WireType } from '../wire/wire-type.ts';

/** A parameter that must be given word for word and is never sent. Made by {@link confirmation}. */
export interface Confirmation<Phrase extends string> extends WireType<Phrase> {
  readonly kind: 'confirmation';
  readonly phrase: Phrase;
}

/**
 * A parameter that must be given word for word before a call that destroys something is sent. It never leaves the
 * program: it is written as nothing, and a server that reads the call finds it given.
 *
 * @example
 * const deleteUser = defineEndpoint({ method: 'DELETE', path: '/User', params: { confirm: confirmation('delete my account') } });
 */
/* @__NO_SIDE_EFFECTS__ */
export function confirmation<const Phrase extends string>(phrase: Phrase): Confirmation<Phrase> {
  return {
    kind: 'confirmation',
    phrase,
    decode: () => phrase,
    encode: (value, conversion) => {
      if (value !== phrase) conversion.problem(`'${phrase}', word for word`, value);
      return undefined;
    },
  };
}

/** Whether a type is made by {@link confirmation}. */
export function isConfirmation(type: WireType<unknown>): type is Confirmation<string> {
  return type.kind === 'confirmation';
}
