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
