import { commandName } from '../terminal/command-name.ts';

/** What went wrong and what to do about it, in the one line that a command says. */
export function failureLine(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  return line(message, hintOf(error));
}

/** An error message of commander, which comes with `error:` in front and its suggestion in a second line. */
export function commanderLine(text: string): string {
  return line(text.replace(/^error: /, ''), 'See smart-me --help.');
}

function line(message: string, hint: string | undefined): string {
  const sentences = [message, hint].flatMap((text) => (text ? [sentence(text)] : []));
  return `smart-me: ${sentences.join(' ')}`;
}

function sentence(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  // A command at its end is there to be pasted.
  const isComplete = /[.!?]\)?$/.test(flat) || flat.includes(`: ${commandName()} `);
  return isComplete ? flat : `${flat}.`;
}

/** Every error of these packages has a hint; of Node's own, the ones a command can run into. */
function hintOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('hint' in error && typeof error.hint === 'string') return error.hint;
  return 'code' in error && typeof error.code === 'string' ? SYSTEM_HINTS[error.code] : undefined;
}

const SYSTEM_HINTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens there: end it, or choose another --port.',
  EADDRNOTAVAIL: 'This machine has no such address: choose another --host.',
  EACCES: 'Ports below 1024 need rights of their own: choose another --port.',
};
