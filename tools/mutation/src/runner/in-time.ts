/** A test did not end. */
export class TimedOut extends Error {}

/** As they are now: a test may put others in their place. */
const { setImmediate, setInterval, clearInterval } = globalThis;

/** Milliseconds between two looks. */
const STEP = 100;

/**
 * Runs something and waits for it, and throws {@link TimedOut} when it takes too long. It counts how often this process got its turn, not the clock: on a
 * busy machine a test that gets no time must not look like one that never ends. It throws at once when a watchdog had to end a loop.
 */
export async function inTime<T>(
  run: () => Promise<T>,
  milliseconds: number,
  watchdog?: { readonly broken: number },
): Promise<T> {
  // In a turn of its own: a loop that is ended takes with it whoever called it.
  const promise = new Promise<void>((resolve) => setImmediate(resolve)).then(run);
  if (milliseconds === Infinity) return promise;
  const broken = watchdog?.broken;
  let turns = 0;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setInterval(() => {
    turns += 1;
    if (watchdog?.broken !== broken) reject(new TimedOut('It keeps the event loop from turning.'));
    if (turns * STEP >= milliseconds) reject(new TimedOut(`It takes more than ${milliseconds} ms.`));
  }, STEP);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearInterval(timer);
  }
}
