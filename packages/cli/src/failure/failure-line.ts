import { CommandError, type ExitCode } from './command-error.ts';

/** What went wrong and what to do about it, in the one line that a command says. */
export function failureLine(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  return line(message, hintOf(error));
}

/**
 * An error message of commander, which comes with `error:` in front and its suggestion in a second line.
 *
 * @param path the subcommand it is about, `values` or `webhooks add`; empty for the command itself
 */
export function commanderLine(text: string, path = ''): string {
  const help = [commandName(), path, '--help'].filter((part) => part !== '').join(' ');
  return line(withoutUsers(text.replace(/^error: /, '')), `See ${help}`);
}

/**
 * It quotes what was given, a password in a URL included: with blanks, quotes and slashes in it, and where the beginning of the
 * URL is missing. So all goes up to the last `@`.
 */
function withoutUsers(text: string): string {
  return text.replace(
    /(?:([a-z][\w+.-]*:[/\\]{1,2})|[^\s'"=:]+:(?=\S))[^]*@/i,
    (_, scheme = '') => `${scheme}…@`,
  );
}

/** 2 for input that cannot be right, 130 for what Ctrl-C has ended, 1 for everything else that went wrong. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.exitCode;
  return error instanceof Error && WRONG_INPUT.has(error.name) ? 2 : 1;
}

/** By name: to load the packages they come from would cost every command its start. */
const WRONG_INPUT = new Set([
  'ObisParseError',
  'RealtimeDecodeError',
  'ReadingParseError',
  'SignedDataError',
  'UnitError',
]);

function line(message: string, hint: string | undefined): string {
  const sentences = [message, hint].flatMap((text) => (text ? [sentence(text)] : []));
  return `smart-me: ${sentences.join(' ')}`;
}

function sentence(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  // A command at its end is there to be pasted.
  const isComplete = /[.!?]\)?$/.test(flat) || new RegExp(`(?:: |^See )${commandName()} `).test(flat);
  return isComplete ? flat : `${flat}.`;
}

/** Every error of these packages has a hint; of Node's own, the ones a command can run into. */
function hintOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('hint' in error && typeof error.hint === 'string') return error.hint.replace(FOR_PROGRAMS, '');
  return 'code' in error && typeof error.code === 'string' ? SYSTEM_HINTS[error.code] : undefined;
}

/** What a hint says of the options of a function: a command has none of them. */
const FOR_PROGRAMS = /; for F\.F: \{[^}]*\}(?=\.)/;

const SYSTEM_HINTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens there: end it, or choose another port.',
  EADDRNOTAVAIL: 'This machine has no such address: choose another --host.',
  EACCES: 'It needs rights that this user does not have.',
  ENOSPC: 'The disk is full.',
  ENOENT: 'There is no such file or folder.',
  EISDIR: 'It is a folder.',
};

/** How this command is called, so that a line that it prints can be pasted: in the workspace by npm. */
export function commandName(): string {
  const script = process.env['npm_lifecycle_event'];
  return script === 'smart-me' || script === 'start' ? 'npm run -s smart-me --' : 'smart-me';
}
