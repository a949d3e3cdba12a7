/** Why an attempt ended without an answer. */
export type AttemptFault = 'network' | 'timeout';

/** An attempt that ended without a (whole) answer; whether it is tried again is the retry policy's to say. */
export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure';
  readonly fault: AttemptFault;

  constructor(fault: AttemptFault, cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}
