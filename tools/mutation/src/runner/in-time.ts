/** A test did not end. */
export class TimedOut extends Error {}

/** As they are now: a test may put others in their place. */
const { setInterval, clearInterval } = globalThis;

/** Milliseconds between two looks. */
const STEP = 100;

/**
 * Waits for a promise, and throws {@link TimedOut} when it takes too long. It counts how often this process got its turn, not the clock: on a
 * busy machine a test that gets no time must not look like one that never ends.
 */
export async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  if (milliseconds === Infinity) return promise;
  let turns = 0;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setInterval(() => {
    turns += 1;
    if (turns * STEP >= milliseconds) reject(new TimedOut(`It takes more than ${milliseconds} ms.`));
  }, STEP);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearInterval(timer);
  }
}
