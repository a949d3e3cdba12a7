import { mutex } from './mutex.ts';
import type { TokenStore } from './token-store.ts';

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
