import { setTimeout as delay } from 'node:timers/promises';
import type { FollowOptions } from './follow.ts';
import { explained, outageOf } from '../cloud/explained.ts';

/**
 * Repeats a step every `interval` milliseconds until the signal aborts. While the cloud is away it says so, once, and tries
 * again; when the cloud is back it says that too. With `once` the first outage ends it.
 *
 * @throws what the step throws.
 */
export async function keepGoing(
  step: () => Promise<void>,
  interval: number,
  { cloud, once, terminal, signal }: FollowOptions,
): Promise<void> {
  const isOver = (): boolean => signal.aborted;
  let isAway = false;
  while (!isOver()) {
    try {
      await step();
      if (isAway) terminal.complain(`smart-me: ${cloud.baseUrl} is back, the demo goes on.`);
      isAway = false;
    } catch (error) {
      if (isOver()) return;
      const outage = outageOf(error);
      if (outage === undefined || once) throw explained(error, cloud);
      if (!isAway)
        terminal.complain(
          `smart-me: lost ${cloud.baseUrl}: ${outage}. Waiting until it is back; Ctrl-C ends the demo.`,
        );
      isAway = true;
    }
    await delay(interval, undefined, { signal }).catch(() => undefined);
  }
}
