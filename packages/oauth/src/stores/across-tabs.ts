/** The Web Locks API, which browsers give to pages that come by https or from localhost. */
export function webLocks(): LockManager | undefined {
  const { navigator } = globalThis as { readonly navigator?: { readonly locks?: LockManager } };
  return navigator?.locks;
}

/** How long to wait for a lock, and what a failure of the lock itself means. */
export interface LockLimit {
  readonly signal: AbortSignal;
  readonly failed: (error: unknown) => Error;
}

/** Runs a task while no other tab or worker of the origin runs one under this name. */
export async function acrossTabs<Value>(
  locks: LockManager,
  name: string,
  task: () => Promise<Value>,
  limit?: LockLimit,
): Promise<Value> {
  const options = limit === undefined ? {} : { signal: limit.signal };
  // Settled: what the task fails with is no failure of the lock.
  const [outcome] = await locks
    .request(name, options, () => Promise.allSettled([task()]))
    .catch((error: unknown) => {
      throw limit?.failed(error) ?? error;
    });
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
