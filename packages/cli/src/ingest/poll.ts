import { setTimeout as delay } from 'node:timers/promises';
import type { Ingest } from '@smart-me/ingest';
import type { OpenAccount } from '../account/open-account.ts';
import { explained, outageOf } from '../cloud/explained.ts';
import { loadIngest } from './load-ingest.ts';

export interface PollOptions {
  readonly open: OpenAccount;
  readonly ingest: Ingest;
  /** Milliseconds between two rounds. */
  readonly interval: number;
  readonly signal: AbortSignal;
  readonly complain: (line: string) => void;
}

/** Asks for the values of every device, round after round, and logs what is new. A cloud that is away is waited for. */
export async function poll({ open, ingest, interval, signal, complain }: PollOptions): Promise<void> {
  const { restDelivery } = await loadIngest();
  const { account, baseUrl, isSeeded } = open;
  const times = new Map<string, string>();
  let isAway = false;
  const round = async (): Promise<void> => {
    for (const { id } of await account.devices.list({}, { signal })) {
      const reading = await account.values.now({ deviceId: id }, { signal });
      const time = reading.timestamp.toString();
      if (times.get(id) === time || reading.values.length === 0) continue;
      await ingest.append(restDelivery([reading], 'poll'));
      times.set(id, time);
    }
  };
  while (!signal.aborted) {
    try {
      await round();
      isAway = false;
    } catch (error) {
      if (isStopped(signal)) return;
      const outage = outageOf(error);
      if (outage === undefined) throw explained(error, { baseUrl, isSeeded });
      if (!isAway) complain(`smart-me: ${baseUrl} does not answer: ${outage}. Waiting until it is back.`);
      isAway = true;
    }
    await delay(interval, undefined, { signal }).catch(() => undefined);
  }
}

/** It may have been aborted while something was awaited. */
const isStopped = (signal: AbortSignal): boolean => signal.aborted;
