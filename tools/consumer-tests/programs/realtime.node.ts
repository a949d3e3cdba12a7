import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';

/** The delivery that smart-me documents for its realtime API. */
const HEX =
  '0A5A0A1209E9FCD03B8E9F834111B3D10C1622A22CA1120B08C0C9EAD3A98FE93710051A110A060100010800FF11333333331FAE3C41' +
  '1A110A060100020800FF1100000000000000001A110A060100010700FF11713D0AD7A3303840';

export async function run(): Promise<string[]> {
  const lines: string[] = [];
  const receiver = createWebhookReceiver({
    credentials: { username: 'smart-me', password: 'a long password' },
    onReadings(readings) {
      for (const { deviceId, values } of readings) lines.push(`${deviceId} ${String(values.length)} values`);
    },
  });
  const server = await listen(receiver, { port: 0 });
  const body = Uint8Array.from(HEX.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  for (const password of ['a long password', 'a guess']) {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`smart-me:${password}`)}`,
        'content-type': 'application/octet-stream',
      },
      body,
    });
    lines.push(String(response.status));
  }
  await server.close();
  return lines;
}
