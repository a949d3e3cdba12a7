/**
 * Waits for what `begin` begins. When the signal aborts, it is given up by what `begin` returned, and the promise rejects with
 * the reason of the signal.
 */
export async function wait(signal: AbortSignal, begin: (done: () => void) => () => void): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const onAbort = (): void => {
      giveUp();
      reject(signal.reason as Error);
    };
    const giveUp = begin(() => {
      // A signal can outlive many calls; a listener left on it would keep each of them alive.
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Waits for a time, in milliseconds; rejects when the signal aborts. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return wait(signal, (done) => {
    const timer = setTimeout(done, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  });
}
