import { createWebhookReceiver } from '@smart-me/realtime';
import { nodeListener } from '@smart-me/realtime/node';
import { fastify } from 'fastify';

const receiver = createWebhookReceiver({
  credentials: {
    username: process.env['WEBHOOK_USERNAME'] ?? 'smart-me',
    password: process.env['WEBHOOK_PASSWORD'] ?? '',
  },
  onReadings: (readings) => {
    for (const { deviceId, timestamp, values } of readings) {
      const shown = values.map(({ obis, value, unit }) => `${obis.toString()} ${value} ${unit}`);
      console.log(deviceId, timestamp.toString(), shown.join(', '));
    }
  },
});
const listener = nodeListener(receiver);

const app = fastify();
// The receiver reads the body itself, and bounds it: Fastify must leave it alone.
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', (_request, _payload, done) => {
  done(null);
});
app.post('/smart-me', (request, reply) => {
  reply.hijack();
  listener(request.raw, reply.raw);
});
app.get('/health', () => ({ ok: true }));

const url = await app.listen({ port: Number(process.env['PORT'] ?? 8080), host: '127.0.0.1' });
console.log(`${url}/smart-me`);
