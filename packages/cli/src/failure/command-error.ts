/** What a shell reports for a program that Ctrl-C has ended: 128 + SIGINT. */
export const EXIT_INTERRUPTED = 130;

/** What the shell gets of a command that was not done. */
export type ExitCode = 1 | 2 | typeof EXIT_INTERRUPTED;

/** The command could not do what it was asked for: exit code 1. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
  /** What the shell gets. */
  readonly exitCode: ExitCode = 1;
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

/** The person ended the command before it was done: exit code 130. */
export class InterruptedError extends CommandError {
  override readonly name = 'InterruptedError';
  override readonly exitCode = EXIT_INTERRUPTED;
}
