/** Lets readers wait for what is appended. */
export class Wake {
  #waiting = new Set<() => void>();

  /** Resolves at the next `all()`, after this many milliseconds, or when the signal aborts: whichever is first. */
  wait(signal: AbortSignal, milliseconds?: number): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const go = (): void => {
        this.#waiting.delete(go);
        signal.removeEventListener('abort', go);
        clearTimeout(timer);
        resolve();
      };
      const timer = milliseconds === undefined ? undefined : setTimeout(go, milliseconds);
      signal.addEventListener('abort', go);
      if (milliseconds === undefined) this.#waiting.add(go);
    });
  }

  all(): void {
    for (const go of this.#waiting) go();
  }
}
