import { ObisParseError } from '@smart-me/obis';
import { RealtimeDecodeError } from '@smart-me/proto-codec';
import { CommandError } from './command-error.ts';

/** 2 for input that cannot be right, 1 for everything else that went wrong. */
export function exitCodeOf(error: unknown): 1 | 2 {
  if (error instanceof CommandError) return error.exitCode;
  return error instanceof ObisParseError || error instanceof RealtimeDecodeError ? 2 : 1;
}
