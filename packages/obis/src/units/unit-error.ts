/**
 * Thrown when a unit is not known, or when two units do not measure the same thing.
 *
 * @example
 * try {
 *   convert(1, 'kWh', 'm³');
 * } catch (error) {
 *   if (error instanceof UnitError) error.code; // 'obis_unit'
 * }
 */
export class UnitError extends Error {
  override readonly name: string = 'UnitError';
  /** Stable: test for this, not for the message. */
  readonly code = 'obis_unit';
  /** What to do about it. */
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
