import { styleText } from 'node:util';
import { EXIT_INTERRUPTED } from '../failure/command-error.ts';

/** A kind of text; colour only where the terminal shows it and `NO_COLOR` does not forbid it. */
export type Emphasis = keyof typeof FORMATS;

/** Where a command says what it has to say, and learns that it shall stop. */
export interface Terminal extends Disposable {
  /** A line of the result, on stdout. */
  print(line?: string): void;
  /** A line about what went wrong, on stderr. */
  complain(line: string): void;
  /** The text as stdout shows this emphasis; as it is without one. */
  emphasize(emphasis: Emphasis | undefined, text: string): string;
  /**
   * Aborts on Ctrl-C, on SIGTERM, and when nobody reads stdout any more (`| head`). Whoever asks for it takes it on to end
   * well; a second Ctrl-C ends the process all the same. Until it is asked for, the first one does.
   */
  stopSignal(): AbortSignal;
}

const FORMATS = { name: 'cyan', strong: 'bold', faint: 'dim' } as const;

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

  return {
    print: (line = '') => {
      process.stdout.write(`${line}\n`);
    },
    complain: (line) => {
      process.stderr.write(`${line}\n`);
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
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    },
  };
}
