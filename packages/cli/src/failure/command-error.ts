/** The command could not do what it was asked for: exit code 1. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
  /** What the shell gets. */
  readonly exitCode: 1 | 2 = 1;
  /** What to do about it. */
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/** The command was called in a way that cannot work: exit code 2. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
  override readonly exitCode = 2;
}
