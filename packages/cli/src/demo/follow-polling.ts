import { nameOf } from '../account/find-device.ts';
import { checkedUnits } from '../account/checked-units.ts';
import { cloudError } from '../cloud/cloud-error.ts';
import { outageNotice } from '../cloud/outage-notice.ts';
import { localTime } from '../time/local-time.ts';
import type { FollowOptions } from './follow.ts';

export interface FollowPollingOptions extends FollowOptions {
  /** Seconds between two questions to one device. */
  readonly everySeconds: number;
}

/**
 * Takes what is new of each device, asked for again and again, until the signal aborts. With `once` it ends when every device
 * has responded.
 */
export async function followPolling(options: FollowPollingOptions): Promise<void> {
  const { cloud, account, devices, take, remark, once, timeZone, everySeconds } = options;
  const { learn } = await checkedUnits(account, { ...options, source: 'rest', complain: remark });
  const notice = outageNotice({ ...options, what: 'the demo' });
  const names = new Map(devices.map((device) => [device.id, nameOf(device)]));
  const silent = new Set(names.keys());
  const complete = new AbortController();
  const responded = (deviceId: string): void => {
    silent.delete(deviceId);
    if (once && silent.size === 0) complete.abort();
  };
  const readings = account.values.poll({
    devices,
    everySeconds,
    signal: AbortSignal.any([options.signal, complete.signal]),
    onError: notice.lost,
    onStale: ({ deviceId, last }) => {
      if (last === undefined) responded(deviceId);
      else remark(`Nothing new of ${names.get(deviceId) ?? deviceId} since ${localTime(last, timeZone)}.`);
    },
  });
  try {
    for await (const reading of readings) {
      notice.back();
      take(learn([reading]));
      responded(reading.deviceId);
    }
  } catch (error) {
    throw cloudError(error, cloud);
  }
}
