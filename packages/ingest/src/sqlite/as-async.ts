// SQLite is read while one waits; the seams are asynchronous, since other engines are not.

/** Resolves with what a function returns; what it throws is a rejection. */
export function asPromise<Value>(read: () => Value): Promise<Value> {
  return new Promise((resolve) => {
    resolve(read());
  });
}

/** An iteration that is asked for its next item one at a time, and ended when its reader leaves. */
export function asAsync<Item>(items: Iterable<Item, undefined>): AsyncIterable<Item, undefined> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = items[Symbol.iterator]();
      return {
        next: () => asPromise(() => iterator.next()),
        return: () => asPromise(() => iterator.return?.() ?? { done: true, value: undefined }),
      };
    },
  };
}
