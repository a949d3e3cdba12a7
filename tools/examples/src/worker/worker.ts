import { createWebhookReceiver, type WebhookReceiver } from '@smart-me/realtime';

/** What the worker is configured with: secrets of the platform it runs on, such as `wrangler secret put`. */
export interface Environment {
  readonly WEBHOOK_USERNAME: string;
  readonly WEBHOOK_PASSWORD: string;
}

const receivers = new WeakMap<Environment, WebhookReceiver>();

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname !== '/smart-me') return new Response('Not found', { status: 404 });
    return receiverOf(environment).fetch(request);
  },
};

/** One receiver for all requests of a worker: it knows how many deliveries it is working on. */
function receiverOf(environment: Environment): WebhookReceiver {
  const known = receivers.get(environment);
  if (known !== undefined) return known;
  const receiver = createWebhookReceiver({
    credentials: { username: environment.WEBHOOK_USERNAME, password: environment.WEBHOOK_PASSWORD },
    onReadings: (readings) => {
      for (const { deviceId, timestamp, values } of readings) {
        const shown = values.map(({ obis, value, unit }) => `${obis.toString()} ${value} ${unit}`);
        console.log(deviceId, timestamp.toString(), shown.join(', '));
      }
    },
  });
  receivers.set(environment, receiver);
  return receiver;
}
