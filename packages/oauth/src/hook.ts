/** Tells a hook. What it throws is dropped: watching must not change what is watched. */
export function tell<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    void Promise.resolve(hook?.(event)).catch(() => undefined);
  } catch {
    // said above
  }
}
