import { isSmartMeError } from '@smart-me/api-core';
import type { FollowOptions } from './follow.ts';
import { keepGoing } from './keep-going.ts';

export interface FollowPollingOptions extends FollowOptions {
  /** Milliseconds between two rounds. */
  readonly interval: number;
}

/** Takes the last reading of each device, round after round, until the signal aborts; one that is not new is left out. With `once` there is one round. */
export async function followPolling(options: FollowPollingOptions): Promise<void> {
  const { account, devices, take, interval } = options;
  const firstRound = new AbortController();
  const signal = AbortSignal.any([options.signal, firstRound.signal]);
  const latest = new Map<string, string>();

  const round = async (): Promise<void> => {
    for (const { id } of devices) {
      const reading = await account.values.now({ deviceId: id }, { signal }).catch(noValues);
      const time = reading?.timestamp.toString();
      if (reading === undefined || time === undefined || latest.get(id) === time) continue;
      latest.set(id, time);
      take([reading]);
    }
    if (options.once) firstRound.abort();
  };
  await keepGoing(round, interval, { ...options, signal });
}

/** A device that has never measured anything. */
function noValues(error: unknown): undefined {
  if (!isSmartMeError(error, 'not_found')) throw error;
}
