/** What a store may answer: at once or later. */
type Awaitable<Value> = Value | Promise<Value>;

/**
 * Where a token source keeps its tokens: one text. Write your own for a keychain, a database or a secret manager;
 * the text is a secret.
 */
export interface TokenStore {
  /** The text written last; `undefined` when there is none. */
  read(): Awaitable<string | undefined>;
  /** Replaces the text as a whole. Resolves when it is safe. */
  write(text: string): Awaitable<void>;
  /** Forgets the text. */
  clear(): Awaitable<void>;
  /**
   * Runs a task while no other one of this store runs, in all programs that share it. Leave it out when only one
   * token source uses the store. `lease` aborts when the store can keep others out no longer.
   */
  exclusive?<Value>(task: (lease?: AbortSignal) => Promise<Value>): Promise<Value>;
}
