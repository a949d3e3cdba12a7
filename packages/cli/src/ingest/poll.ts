import type { Device } from '@smart-me/account-api';
import { setTimeout as delay } from 'node:timers/promises';
import type { Delivery, Ingest } from '@smart-me/ingest';
import { checkedUnits } from '../account/checked-units.ts';
import type { OpenAccount } from '../account/open-account.ts';
import { cloudError } from '../cloud/cloud-error.ts';
import { keepGoing, outageNotice } from '../cloud/outage-notice.ts';
import { loadIngest } from './load-ingest.ts';

export interface PollOptions {
  readonly open: OpenAccount;
  readonly ingest: Ingest;
  /** Seconds between two questions to one device. */
  readonly everySeconds: number;
  readonly signal: AbortSignal;
  readonly complain: (line: string) => void;
}

/** How often new devices are looked for, in milliseconds. */
const LIST_INTERVAL = 15 * 60_000;
/** How soon the devices are asked for again when the cloud is away, in milliseconds. */
const LIST_PAUSE = 10_000;
/** How soon a log that takes nothing is tried again, in milliseconds. */
const LOG_PAUSE = 1_000;

/** Asks for the values of every device, again and again, and logs what is new. A cloud that is away is waited for, and so is the log. */
export async function poll({ open, ingest, everySeconds, signal, complain }: PollOptions): Promise<void> {
  const { DeliveryLogError, restDelivery } = await loadIngest();
  const { account } = open;
  const notice = outageNotice({ cloud: open, what: 'the ingest', complain });
  const times = new Map<string, string>();

  /** What was asked for is not asked for again: it waits here until the log has room, or its servers are back. */
  const append = async (delivery: Delivery): Promise<void> => {
    for (;;) {
      try {
        await ingest.append(delivery);
        return;
      } catch (error) {
        const isPassing =
          error instanceof DeliveryLogError && (error.code === 'full' || error.code === 'unavailable');
        if (!isPassing || signal.aborted) throw error;
        await delay(LOG_PAUSE, undefined, { signal });
      }
    }
  };

  const follow = async (devices: readonly Device[]): Promise<void> => {
    const { learn } = await checkedUnits(account, { source: 'rest', devices, signal, complain });
    const readings = account.values.poll({
      devices,
      everySeconds,
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIST_INTERVAL)]),
      onError: notice.lost,
    });
    for await (const reading of readings) {
      notice.back();
      const { deviceId, values } = reading;
      const time = reading.timestamp.toString();
      // After a new look at the devices, each is asked as if for the first time.
      if (times.get(deviceId) === time || values.length === 0) continue;
      await append(restDelivery(learn([reading]), 'poll'));
      times.set(deviceId, time);
    }
  };
  const round = async (): Promise<void> => follow(await account.devices.list({}, { signal }));
  try {
    await keepGoing(round, { interval: LIST_PAUSE, signal, notice });
  } catch (error) {
    throw cloudError(error, open);
  }
}
