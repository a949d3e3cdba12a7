/** Gives this program what a browser gives a page. Returns how to take it back. */
export function provideGlobals(globals: {
  readonly indexedDB?: unknown;
  readonly navigator?: unknown;
}): () => void {
  const before = Object.keys(globals).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    }
  };
}

/** The Web Locks API as far as a store uses it: one holder of a name at a time, in the order they asked. */
export function tabLocks(): Pick<LockManager, 'request'> {
  const last = new Map<string, Promise<unknown>>();
  const request = async <Value>(
    name: string,
    options: { readonly signal?: AbortSignal },
    task: () => Promise<Value>,
  ): Promise<Value> => {
    const before = last.get(name) ?? Promise.resolve();
    const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
    last.set(
      name,
      before.then(() => ended),
    );
    try {
      await Promise.race([before, aborted(options.signal)]);
      return await task();
    } finally {
      end(undefined);
    }
  };
  return { request: request as LockManager['request'] };
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}
