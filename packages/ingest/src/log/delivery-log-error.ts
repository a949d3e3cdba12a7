/** Why a log did not take a delivery; stable, for programs. */
export type DeliveryLogErrorCode = 'full' | 'unavailable' | 'closed' | 'misuse';

export interface DeliveryLogErrorDetails extends ErrorOptions {
  readonly code: DeliveryLogErrorCode;
  /** What to do about it. */
  readonly hint: string;
}

/**
 * A log that did not take what it was given: nothing of it may be acknowledged.
 *
 * - `full`: no room, by a limit of the log or of the disk
 * - `unavailable`: the disk or the server failed; the same can be tried again
 * - `closed`: the log has been closed
 * - `misuse`: the program asked for what a log does not do, such as two readers of one name
 *
 * @example
 * try {
 *   await log.append(delivery);
 * } catch (error) {
 *   if (error instanceof DeliveryLogError && error.code === 'full') response.writeHead(503, { 'retry-after': '30' });
 * }
 */
export class DeliveryLogError extends Error {
  override readonly name = 'DeliveryLogError';
  readonly code: DeliveryLogErrorCode;
  readonly hint: string;

  constructor(message: string, { code, hint, ...options }: DeliveryLogErrorDetails) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}

/**
 * The errors that every log raises alike; for those who write one.
 *
 * @example
 * if (this.#isClosed) throw logErrors.closed('The log');
 */
export const logErrors = {
  /** Something was asked of a log that has been closed. */
  closed: (log: string): DeliveryLogError =>
    new DeliveryLogError(`${log} has been closed.`, {
      code: 'closed',
      hint: 'Open it again; close it after what writes to it.',
    }),

  /** A consumer without a name, or one that is being read already. */
  notReadable: (consumer: string): DeliveryLogError =>
    consumer === ''
      ? new DeliveryLogError('A consumer needs a name.', {
          code: 'misuse',
          hint: 'Its position is kept under its name.',
        })
      : new DeliveryLogError(`${consumer} is being read already.`, {
          code: 'misuse',
          hint: 'End the other reader first: two would each get a part.',
        }),

  /** The next batch was asked for while one was neither done nor put off. */
  unsettled: (consumer: string): DeliveryLogError =>
    new DeliveryLogError(`${consumer} asked for the next batch before it was done with one.`, {
      code: 'misuse',
      hint: 'Call done() or later() on each batch.',
    }),

  /** Something was refused that is not in the batch. */
  notInBatch: (id: string): DeliveryLogError =>
    new DeliveryLogError(`There is no delivery ${id.slice(0, 40)} in the batch.`, {
      code: 'misuse',
      hint: 'Pass the id of one of its deliveries.',
    }),
} as const;

/** The text of what was thrown, of whichever realm. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
