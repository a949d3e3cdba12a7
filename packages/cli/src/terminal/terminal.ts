import { styleText } from 'node:util';
import { EXIT_INTERRUPTED } from '../failure/command-error.ts';
import { plainJson, plainText } from './text.ts';

/** A kind of text; colour only where the terminal shows it and `NO_COLOR` does not forbid it. */
export type Emphasis = keyof typeof FORMATS;

/** Where a command says what it has to say, and learns that it shall stop. */
export interface Terminal extends Disposable {
  /** How many columns a line may have; `Infinity` where stdout is no terminal and nobody has set `COLUMNS`. */
  readonly columns: number;
  /** Whether somebody sees stderr, so that progress is worth showing. */
  readonly showsProgress: boolean;
  /** A line of the result, on stdout. What a terminal would obey is taken out, whoever wrote it. */
  print(line?: string): void;
  /** A value as JSON in one line of stdout, or with an indent. */
  printJson(value: unknown, indent?: number): void;
  /** Data on stdout: as it is where it goes to a file or a pipe, as `print` does on a terminal. Resolves when there is room for more. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** A line about what went wrong or how it goes, on stderr. */
  readonly complain: (line: string) => void;
  /** Writes over the last line of stderr; the empty text clears it. Only where `showsProgress`. */
  progress(line: string): void;
  /** The text as stdout shows this emphasis; as it is without one. */
  readonly emphasize: (emphasis: Emphasis | undefined, text: string) => string;
  /**
   * Aborts on Ctrl-C, on SIGTERM, and when nobody reads stdout any more (`| head`). Whoever asks for it takes it on to end
   * well; a second Ctrl-C ends the process all the same. Until it is asked for, the first one does.
   */
  stopSignal(): AbortSignal;
}

/** What a command finds around it. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: NodeJS.ProcessEnv;
}

/** What every command takes that prints data. */
export interface OutputOptions {
  /** One object, or one line of JSON a row. */
  readonly json?: true;
  /** The data alone: no headings, no remarks, no progress. */
  readonly quiet?: true;
}

const FORMATS = { name: 'cyan', strong: 'bold', faint: 'dim' } as const;

/** What `emphasize` writes, and nothing else, passes to a terminal. */
const OWN_FORMAT = /(\u001b\[(?:1|2|22|36|39)m)/;

/** The terminal of this process. */
export function openTerminal(): Terminal {
  const stop = new AbortController();
  let isHeeded = false;
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(EXIT_INTERRUPTED);
    stop.abort();
  };
  const onBrokenPipe = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    stop.abort();
  };
  process.stdout.on('error', onBrokenPipe);
  process.stderr.on('error', onBrokenPipe);
  let hasProgress = false;
  const clearProgress = (): void => {
    if (hasProgress) process.stderr.write('\r\u001b[K');
    hasProgress = false;
  };

  return {
    get columns() {
      return columnsOf(process.stdout, process.env);
    },
    showsProgress: process.stderr.isTTY,
    print: (line = '') => {
      clearProgress();
      process.stdout.write(`${shown(line)}\n`);
    },
    printJson: (value, indent) => {
      clearProgress();
      process.stdout.write(`${jsonOf(value, indent)}\n`);
    },
    write: async (chunk) => {
      const isSeen = process.stdout.isTTY && typeof chunk === 'string';
      const isFull = !process.stdout.write(isSeen ? shown(chunk) : chunk);
      if (isFull && !stop.signal.aborted) await roomIn(process.stdout, stop.signal);
    },
    complain: (line) => {
      clearProgress();
      process.stderr.write(`${plainText(line)}\n`);
    },
    progress: (line) => {
      if (!process.stderr.isTTY) return;
      clearProgress();
      if (line === '') return;
      process.stderr.write(plainText(line));
      hasProgress = true;
    },
    emphasize: (emphasis, text) =>
      emphasis === undefined ? text : styleText(FORMATS[emphasis], text, { stream: process.stdout }),
    stopSignal: () => {
      if (!isHeeded) process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
      isHeeded = true;
      return stop.signal;
    },
    // The listeners of the streams stay: what was written last may fail after the command has ended.
    [Symbol.dispose]: () => {
      clearProgress();
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    },
  };
}

/** JSON of a value that may hold integers beyond 2^53, which keep all their digits as text. */
export function jsonOf(value: unknown, indent?: number): string {
  const json = JSON.stringify(
    value,
    (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each),
    indent,
  );
  return plainJson(json);
}

/** A line as it may be shown: lines of several stay lines, formats of ours stay formats. */
export function shown(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const parts = line.split(OWN_FORMAT).map((part) => (OWN_FORMAT.test(part) ? part : plainText(part)));
      return parts.join('');
    })
    .join('\n');
}

/** What `COLUMNS` says, else the width of the terminal. */
function columnsOf(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): number {
  const set = Number(environment['COLUMNS']);
  if (Number.isInteger(set) && set >= LEAST_COLUMNS) return set;
  return stream.isTTY && stream.columns > 0 ? stream.columns : Infinity;
}

const LEAST_COLUMNS = 20;

/** Waits until the stream takes more, or is done for. */
async function roomIn(stream: NodeJS.WriteStream, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
    signal.addEventListener('abort', done);
  });
}
