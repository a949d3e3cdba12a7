import { ObisParseError } from '@smart-me/obis';
import { RealtimeDecodeError } from '@smart-me/proto-codec';
import { CommandError, type ExitCode } from './command-error.ts';

/** 2 for input that cannot be right, 130 for what Ctrl-C has ended, 1 for everything else that went wrong. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.exitCode;
  return error instanceof ObisParseError || error instanceof RealtimeDecodeError ? 2 : 1;
}
