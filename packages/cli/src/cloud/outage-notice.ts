import { setTimeout as delay } from 'node:timers/promises';
import { type CalledCloud, cloudError, outageOf } from './cloud-error.ts';

/** Says once that a cloud is away, and once that it is back. */
export interface OutageNotice {
  /** @throws what is no outage, in a person's words */
  readonly lost: (error: unknown) => void;
  readonly back: () => void;
}

/** What is waited for, and who hears of it. */
export interface OutageOptions {
  readonly cloud: CalledCloud;
  /** What goes on: `the demo`. */
  readonly what: string;
  /** Takes a line for a person. */
  readonly complain: (line: string) => void;
  /** Do not wait: the first outage is an error. */
  readonly once?: boolean;
}

export function outageNotice({ cloud, what, complain, once = false }: OutageOptions): OutageNotice {
  let isAway = false;
  return {
    lost: (error) => {
      const outage = outageOf(error);
      if (outage === undefined || once) throw cloudError(error, cloud);
      if (!isAway)
        complain(
          `smart-me: lost ${cloud.baseUrl}: ${outage}. Waiting until it is back; Ctrl-C ends ${what}.`,
        );
      isAway = true;
    },
    back: () => {
      if (isAway) complain(`smart-me: ${cloud.baseUrl} is back, ${what} goes on.`);
      isAway = false;
    },
  };
}

/**
 * Repeats a step every `interval` milliseconds until the signal aborts, while the cloud is away, too.
 *
 * @throws what the step throws, but for outages
 */
export async function keepGoing(
  step: () => Promise<void>,
  {
    interval,
    signal,
    notice,
  }: { readonly interval: number; readonly signal: AbortSignal; readonly notice: OutageNotice },
): Promise<void> {
  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    try {
      await step();
      notice.back();
    } catch (error) {
      if (isOver()) return;
      notice.lost(error);
    }
    await delay(interval, undefined, { signal }).catch(() => undefined);
  }
}
