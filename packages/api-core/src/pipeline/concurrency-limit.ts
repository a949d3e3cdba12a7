import { wait } from '../http/wait.ts';
import type { Policy } from './policy.ts';

/** Lets at most `limit` attempts of a client be under way; the others wait in the order in which they came. */
export function concurrencyLimit(limit: number): Policy {
  let free = limit;
  const waiting = new Set<() => void>();

  return (next) => async (request, call) => {
    const { signal } = request;
    signal.throwIfAborted();
    if (free > 0) free -= 1;
    else {
      await wait(signal, (takeSlot) => {
        waiting.add(takeSlot);
        return () => waiting.delete(takeSlot);
      });
    }
    try {
      return await next(request, call);
    } finally {
      const [first] = waiting;
      if (first === undefined) free += 1;
      else {
        waiting.delete(first);
        first(); // the slot goes from hand to hand
      }
    }
  };
}
