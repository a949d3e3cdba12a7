import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { InterruptedError, UsageError } from '../failure/command-error.ts';

/** Where a secret comes from, and where the question for it is shown. */
export interface SecretStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/**
 * A secret from stdin: typed by a person who sees the question and not what is typed, or all that is piped in.
 *
 * @throws UsageError when there is none, InterruptedError on Ctrl-C
 */
export async function readSecret(
  question: string,
  { input, output }: SecretStreams = { input: process.stdin, output: process.stderr },
): Promise<string> {
  const secret = input.isTTY === true ? await typed(question, input, output) : await text(input);
  const trimmed = secret.replace(/\r?\n$/, '');
  if (trimmed.trim() === '') throw new UsageError('the secret is empty', 'Type it, or pipe it in.');
  return trimmed;
}

async function typed(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<string> {
  // Readline echoes to its output: to this one it may.
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const typed = Promise.withResolvers<string>();
  const lines = createInterface({ input, output: nowhere, terminal: true });
  lines.once('line', typed.resolve);
  // In raw mode Ctrl-C is a character, not a signal; Ctrl-D closes.
  lines.once('SIGINT', () => {
    typed.reject(new InterruptedError('no secret was typed', 'Nothing has changed.'));
  });
  lines.once('close', () => {
    typed.reject(new UsageError('no secret was typed', 'Type it, or pipe it in.'));
  });
  output.write(question);
  try {
    return await typed.promise;
  } finally {
    lines.close();
    output.write('\n');
  }
}
