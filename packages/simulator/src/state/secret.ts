import { createHash, timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

/** A password, key or token that is compared in constant time and never shows in an inspection or in JSON. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** Whether `candidate` is this secret. Digests have one length, so the time tells nothing, not even the secret's length. */
  matches(candidate: string): boolean {
    return timingSafeEqual(digest(candidate), digest(this.#value));
  }

  /** The value itself, for the one place that must send it. */
  reveal(): string {
    return this.#value;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}

/** What stands in place of a secret wherever it could be read by accident. */
export const REDACTED = '[redacted]';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
