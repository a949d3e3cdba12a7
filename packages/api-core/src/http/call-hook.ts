/** Calls a hook. What it throws, or rejects with, is dropped: watching must not change what is watched. */
export function callHook<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    void Promise.resolve(hook?.(event)).catch(() => undefined);
  } catch {
    // said above
  }
}
