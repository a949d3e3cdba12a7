import { createWebhookReceiver } from '@smart-me/realtime';
import { nodeListener } from '@smart-me/realtime/node';
import express from 'express';

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

const app = express();
app.disable('x-powered-by');
// Before any body parser: the receiver reads the body itself, and bounds it.
app.post('/smart-me', nodeListener(receiver));
app.get('/health', (_request, response) => {
  response.json({ ok: true });
});

const server = app.listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  console.log(`http://127.0.0.1:${port}/smart-me`);
});
