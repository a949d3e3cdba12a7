/** What a store may return: at once or later. */
export type Awaitable<Value> = Value | Promise<Value>;

/**
 * Where a token source keeps its tokens: one text. Write your own for a keychain, a database or a secret manager;
 * the text is a secret.
 */
export interface TokenStore {
  /** Returns the text written last; `undefined` when there is none. */
  read(): Awaitable<string | undefined>;
  /** Replaces the text as a whole. Resolves when it is safe. */
  write(text: string): Awaitable<void>;
  /** Forgets the text. */
  clear(): Awaitable<void>;
  /**
   * Makes sure that the next `write` finds room for this number of characters, or throws. It is called within `exclusive`,
   * before a refresh token is used up: once the server has rotated it, new tokens that cannot be kept are lost. The room
   * is free again after that `write`, or with the end of `exclusive`. Leave it out when a store has no limits.
   */
  reserve?(length: number): Awaitable<void>;
  /**
   * Runs a task while no other one of this store runs, in all programs that share it. Leave it out when only one
   * token source uses the store. `lease` aborts when the store can keep others out no longer.
   */
  exclusive?<Value>(task: (lease?: AbortSignal) => Promise<Value>): Promise<Value>;
}

/** Keeps tokens until the program ends. Token sources that share one also share each refresh. */
export function memoryStore(): TokenStore {
  let text: string | undefined;
  return {
    read: () => text,
    write: (written) => {
      text = written;
    },
    clear: () => {
      text = undefined;
    },
    exclusive: mutex(),
  };
}

/** Runs tasks one after the other, in the order they came. */
export type Mutex = <Value>(task: () => Promise<Value>) => Promise<Value>;

/** A {@link Mutex} of this program. */
export function mutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(() => task());
    last = turn.catch(() => undefined);
    return turn;
  };
}
