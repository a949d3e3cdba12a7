import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryOf, openSpool, openStore, startIngest } from '@smart-me/ingest';

/** A delivery that goes through the log into a store. */
export async function run(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-'));
  const path = join(folder, 'smart-me.db');
  const log = await openSpool({ path });
  const store = await openStore({ path });
  const ingest = startIngest({ log, sinks: { store } });
  const body = Buffer.from(
    'CloKEgnp/NA7jp+DQRGz0QwWIqIsoRILCMDJ6tOpj+k3EAUaEQoGAQABCAD/ETMzMzMfrjxBGhEKBgEAAggA/xEAAAAAAAAAABoRCgYBAAEHAP8RcT0K16MwOEA=',
    'base64',
  );
  await ingest.append(deliveryOf({ body, receivedAt: new Date() }));
  await ingest.close();
  const lines = (await store.latest()).flatMap(({ deviceId, values }) => [
    deviceId,
    ...values.map(({ obis, value, unit }) => `${obis.toString()} ${value} ${unit}`),
  ]);
  await store[Symbol.asyncDispose]();
  await log[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
  return lines;
}
