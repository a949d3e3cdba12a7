import { randomBytes } from 'node:crypto';
import { createWebhookReceiver, registerWebhook, type WebhookRegistration } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { checkedUnits } from '../account/checked-units.ts';
import { outageOf } from '../cloud/cloud-error.ts';
import { keepGoing, outageNotice } from '../cloud/outage-notice.ts';
import { CommandError } from '../failure/command-error.ts';
import { failureLine } from '../failure/failure-line.ts';
import type { FollowOptions } from './follow.ts';

export interface FollowWebhookOptions extends FollowOptions {
  /** Where the cloud reaches this machine; the receiver itself when left out. */
  readonly webhookUrl?: string | undefined;
  /** The port of the receiver; 0 takes any. */
  readonly port: number;
}

/** How often to look whether the registration still stands, in milliseconds; there is no other sign of life. */
const LOCAL_INTERVAL = 1_000;
const REMOTE_INTERVAL = 30_000;

/** Ctrl-C shall not wait longer for a cloud that does not respond, in milliseconds. */
const REMOVAL_TIMEOUT = 5_000;

/**
 * Takes readings as they are pushed, until the signal aborts; then removes the registration. A cloud that has forgotten it,
 * as a simulator started again has, gets it again.
 */
export async function followWebhook(options: FollowWebhookOptions): Promise<void> {
  const { cloud, account, devices, take, complain, remark, signal, port } = options;
  const credentials = { username: 'smart-me', password: randomBytes(24).toString('base64url') };
  const units = await checkedUnits(account, { source: 'realtime', devices, signal, complain: remark });
  const known = new Set(devices.map(({ id }) => id));
  const receiver = createWebhookReceiver({
    credentials,
    profile: units.profileOf,
    onReadings: (readings) => {
      take(units.learn(readings.filter(({ deviceId }) => known.has(deviceId))));
    },
    onError: (error) => {
      complain(failureLine(error));
    },
  });
  const server = await listen(receiver, { port });
  const url = options.webhookUrl ?? server.url;
  let registration: WebhookRegistration | undefined;

  const register = async (): Promise<void> => {
    const id = registration?.id;
    const listed = id === undefined ? [] : await account.realtimeRegistrations.list({}, { signal });
    if (listed.some((known) => known.id === id)) return;
    // Not to be aborted half-way: a registration that nobody knows of would stay.
    registration = await registerWebhook(account, { url, credentials });
    if (options.once) await fastSend(options);
  };
  try {
    const interval = cloud.isLocal ? LOCAL_INTERVAL : REMOTE_INTERVAL;
    await keepGoing(register, { interval, signal, notice: outageNotice({ ...options, what: 'the demo' }) });
  } finally {
    try {
      if (registration !== undefined) await remove(registration);
    } finally {
      await server[Symbol.asyncDispose]();
    }
  }
}

/** Has the devices send every second for a while; one that cannot sends in its own time. */
async function fastSend({ account, devices, signal }: FollowOptions): Promise<void> {
  await Promise.allSettled(devices.map(({ id }) => account.devices.fastSend({ id }, { signal })));
}

async function remove(registration: WebhookRegistration): Promise<void> {
  try {
    await registration.remove({ totalTimeout: REMOVAL_TIMEOUT });
  } catch (cause) {
    throw new CommandError(
      `the webhook registration ${registration.id} could not be removed: ${outageOf(cause) ?? String(cause)}`,
      'It may still be there when the cloud is back.',
      { cause },
    );
  }
}
