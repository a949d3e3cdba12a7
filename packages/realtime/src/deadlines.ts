/** Starts waiting: calls `onDue` after the time unless it is ended before. Returns how to end it. */
export type StartDeadline = (milliseconds: number, onDue: () => void) => () => void;

/** A timer for each wait: what a worker needs, whose timers belong to the request that set them. */
export const timerDeadlines: StartDeadline = (milliseconds, onDue) => {
  const timer = setTimeout(onDue, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

interface Wait {
  readonly due: number;
  readonly onDue: () => void;
}

/**
 * One timer for all waits of one length: most end early, and to set and clear a timer for each costs as much as to read a
 * small delivery. What is waited for may be told up to `grain` milliseconds late.
 */
export function sharedDeadlines(grain: number): StartDeadline {
  /** The waits of each length, in the order of their due times. */
  const lengths = new Map<number, Set<Wait>>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let idle = 0;

  const sweep = (): void => {
    const now = performance.now();
    let isWaiting = false;
    for (const waits of lengths.values()) {
      for (const wait of waits) {
        if (wait.due > now) break;
        waits.delete(wait);
        wait.onDue();
      }
      isWaiting ||= waits.size > 0;
    }
    // It goes on for a while, so that a steady sender does not start it for each delivery.
    idle = isWaiting ? 0 : idle + 1;
    if (idle < IDLE_SWEEPS) return;
    clearInterval(timer);
    timer = undefined;
    idle = 0;
  };

  return (milliseconds, onDue) => {
    const wait: Wait = { due: performance.now() + milliseconds, onDue };
    let waits = lengths.get(milliseconds);
    if (waits === undefined) lengths.set(milliseconds, (waits = new Set()));
    waits.add(wait);
    if (timer === undefined) {
      timer = setInterval(sweep, Math.min(grain, milliseconds));
      // It must not keep a program alive that has nothing else to do.
      if (typeof timer === 'object') timer.unref();
    }
    return () => {
      waits.delete(wait);
    };
  };
}

const IDLE_SWEEPS = 10;
