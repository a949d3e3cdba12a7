import { setTimeout as delay } from 'node:timers/promises';
import { failureLine } from '../failure/failure-line.ts';

/** How soon servers that are away are tried again, in milliseconds. */
const PAUSE = 1_000;

export interface WaitOptions {
  /** Ends the wait. */
  readonly signal: AbortSignal;
  /** Takes a line for a person. */
  readonly complain: (line: string) => void;
}

/**
 * Opens what is on other machines; while they cannot be reached it says so once, and tries again: a service may start before
 * they do. Resolves with `undefined` when the signal has ended the wait.
 *
 * @throws what waiting would not change
 */
export async function openWhenThere<Resource extends AsyncDisposable>(
  open: () => Promise<Resource>,
  { signal, complain }: WaitOptions,
): Promise<Resource | undefined> {
  const isOver = (): boolean => signal.aborted;
  for (let isTold = false; !isOver(); isTold = true) {
    const opening = open();
    try {
      return await within(signal, opening);
    } catch (error) {
      if (isOver()) {
        closeOnceOpen(opening);
        return undefined;
      }
      if (!isAway(error)) throw error;
      if (!isTold) complain(`${failureLine(error)} Waiting until it can; Ctrl-C ends that.`);
      await delay(PAUSE, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

/**
 * Whether servers cannot be reached at the moment; whom they refuse need not wait. By code and name, since it is an error of
 * whichever package is loaded.
 */
export const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'unavailable' &&
  !(error.cause instanceof Error && error.cause.name === 'AuthorizationError');

/** What is opened when it is first asked for; what could not be opened then is tried the next time. */
export class Lazily<Resource extends AsyncDisposable> implements AsyncDisposable {
  readonly #open: () => Promise<Resource>;
  #opened: Resource | undefined;
  #opening: Promise<Resource> | undefined;

  constructor(open: () => Promise<Resource>) {
    this.#open = open;
  }

  /** Each of those who ask waits as long as it likes. */
  get(signal: AbortSignal | undefined): Promise<Resource> {
    this.#opening ??= this.#open().then(
      (resource) => (this.#opened = resource),
      (error: unknown) => {
        this.#opening = undefined;
        throw error;
      },
    );
    return within(signal, this.#opening);
  }

  /** Closes it, if it is still the one that is open: the next who asks opens it again. */
  async drop(resource: Resource): Promise<void> {
    if (this.#opened !== resource) return;
    this.#opened = this.#opening = undefined;
    await resource[Symbol.asyncDispose]();
  }

  /** What is still being opened is not waited for. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#opened === undefined) closeOnceOpen(this.#opening);
    else await this.#opened[Symbol.asyncDispose]();
  }
}

function closeOnceOpen(opening: Promise<AsyncDisposable> | undefined): void {
  void opening?.then((resource) => resource[Symbol.asyncDispose]()).catch(() => undefined);
}

/** Waits for somebody else's promise unless the signal ends the wait. */
async function within<Result>(signal: AbortSignal | undefined, promise: Promise<Result>): Promise<Result> {
  if (signal === undefined) return promise;
  signal.throwIfAborted();
  const ended = Promise.withResolvers<never>();
  const end = (): void => {
    ended.reject(signal.reason);
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([promise, ended.promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
