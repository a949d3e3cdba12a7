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
