import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { lastWill } from '@smart-me/mqtt';
import { homeAssistantSink } from '@smart-me/mqtt/home-assistant';
import { connectAsync } from 'mqtt';

// Every device of the account in Home Assistant, by its broker. Nothing has to reach this machine: the account is asked.
const auth = apiKey(process.env['SMART_ME_API_KEY'] ?? '');
const account = createAccountApi(createClient({ auth, baseUrl: process.env['SMART_ME_BASE_URL'] }));
const devices = await account.devices.list();

const { MQTT_USER: username, MQTT_PASSWORD: password } = process.env;
const client = await connectAsync(process.env['MQTT_URL'] ?? 'mqtt://127.0.0.1', {
  ...(username !== undefined && password !== undefined && { username, password }),
  will: lastWill(), // tells that this program has ended, however it ended
});
const home = homeAssistantSink({
  client,
  language: process.env['SMART_ME_LANGUAGE'] ?? 'en',
  devices: new Map(devices.map(({ id, serial, name }) => [id, { serial, name }])),
});

const names = new Map(devices.map(({ id, name = id }) => [id, name]));
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stop.abort();
  });

const readings = account.values.poll({
  devices,
  everySeconds: Number(process.env['EVERY_SECONDS'] ?? 60),
  signal: stop.signal,
  onError: ({ message }) => {
    console.error(message); // the device is asked again
  },
});
for await (const reading of readings) {
  const { stored, repeated } = await home.write([reading]);
  console.log(`${names.get(reading.deviceId) ?? ''}: ${stored} values published, ${repeated} known`);
}
await home[Symbol.asyncDispose](); // the devices are shown as unavailable
await client.endAsync();
