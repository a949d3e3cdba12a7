import { parseState } from '@smart-me/mqtt';
import { valueOf } from '@smart-me/readings';
import { startSimulator } from '@smart-me/simulator';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { startMosquitto } from '@smart-me-tools/testing/mosquitto';
import { expect } from '@jest/globals';
import { connectAsync } from 'mqtt';
import { startExample } from '../testing/start-example.ts';

needing(missingCommand('mosquitto')).test(
  'introduces a device, tells its counter in kWh, and at its end that it is unavailable',
  async () => {
    await using simulator = await startSimulator({
      seed: 1,
      clock: { start: '2026-06-15T10:00:00Z', speed: 0 },
    });
    await using broker = await startMosquitto();
    const client = await connectAsync(broker.url);
    try {
      const seen = new Map<string, string>();
      const offline = Promise.withResolvers<undefined>();
      client.on('message', (topic, payload) => {
        seen.set(topic, payload.toString());
        if (topic === 'smart-me/availability' && payload.toString() === 'offline') offline.resolve(undefined);
      });
      {
        await using example = startExample('home-assistant/main.ts', {
          SMART_ME_BASE_URL: simulator.url,
          SMART_ME_API_KEY: simulator.credentials.apiKey,
          MQTT_URL: broker.url,
          SMART_ME_LANGUAGE: 'en',
        });
        expect(await lineOf(example, 'House connection')).toMatch(
          /^House connection: [1-9]\d* values published, 0 known$/,
        );
        // What is retained comes to whoever subscribes, and a subscription ends with all of it on its way.
        await client.subscribeAsync(['smart-me/#', 'homeassistant/#'], { qos: 1 });
        await until(() => [...seen.keys()].some((topic) => topic.startsWith('homeassistant/')));
        await until(() => seen.has('smart-me/6397516/state'));
      }
      const state = parseState(seen.get('smart-me/6397516/state') ?? '');
      if (state === undefined) throw new Error('That is no state.');
      expect(valueOf(state, '1-0:1.8.0*255', 'kWh')).toBeGreaterThan(20_000);
      await offline.promise;
    } finally {
      await client.endAsync(true);
    }
  },
);

async function lineOf(example: { nextLine(): Promise<string> }, device: string): Promise<string> {
  for (;;) {
    const line = await example.nextLine();
    if (line.startsWith(device)) return line;
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}
