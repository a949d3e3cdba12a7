import { expect, test } from '@jest/globals';
import { type DeviceReading, profiles, type ReadingSink, Timestamp } from '@smart-me/readings';
import { deliveryOf, restDelivery } from '../log/delivery.ts';
import { openSpool } from '../spool/open-spool.ts';
import { openStore } from '../store/open-store.ts';
import { bodyOf, device, nthReading } from '../testing/deliveries.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { until } from '../testing/until.ts';
import { temporaryTables, testWithPostgres } from '../testing/with-postgres.ts';
import { rebuild } from './rebuild.ts';
import { startIngest } from './start-ingest.ts';

const newPath = temporaryFiles();
const tables = temporaryTables();
const other = '4bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

/** Twelve deliveries of a meter that sends Wh, read as mWh, in a sink; and what came by REST, which is right. */
async function wronglyRead(sink: ReadingSink) {
  const log = await openSpool({ path: newPath() });
  const ingest = startIngest({ log, sinks: { sink } });
  for (let n = 0; n < 12; n++) {
    const body = bodyOf(nthReading(n), nthReading(n, other));
    await ingest.append(deliveryOf({ body, receivedAt: new Date() }));
  }
  const polled: DeviceReading = {
    ...nthReading(20),
    values: nthReading(20).values.map((one) => ({ ...one, unit: one.unit.replace('mWh', 'Wh') })),
  };
  await ingest.append(restDelivery([polled], 'poll'));
  await until(async () => (await ingest.status()).sinks['sink']?.waiting === 0);
  await ingest.close();
  return log;
}

const fixed = { profile: profiles.realtimeWattHours, deviceIds: [device.toUpperCase()] };

test('the rows of a store are those of the new profile, of the devices that are meant alone', async () => {
  await using store = await openStore({ path: newPath() });
  await using log = await wronglyRead(store);
  const before = await log.status();
  expect(await rebuild({ ...fixed, log, sink: store })).toEqual({
    deliveries: 13,
    changed: 12,
    repeated: 12,
    stored: 0,
    refused: 0,
  });
  const everything = { from: Timestamp.min, to: Timestamp.max };
  const energies = async (id: string): Promise<(number | undefined)[]> =>
    Array.fromAsync(store.range(id, everything), ({ values }) => values[0]?.value);
  const expected = Array.from({ length: 12 }, (_, n) => 1000 + n / 1000);
  expect(await energies(device)).toEqual([...expected, 1000.02]);
  expect((await energies(other))[3]).toBe(1.000003);
  expect(await rebuild({ ...fixed, log, sink: store })).toMatchObject({ changed: 0, repeated: 24 });
  expect(await log.status()).toEqual(before);
});

test('a log that holds nothing rebuilds nothing', async () => {
  await using store = await openStore({ path: newPath() });
  await using log = await openSpool({ path: newPath() });
  expect(await rebuild({ ...fixed, log, sink: store })).toMatchObject({ deliveries: 0, changed: 0 });
});

test('one that is ended by its signal leaves no consumer behind', async () => {
  await using store = await openStore({ path: newPath() });
  await using log = await wronglyRead(store);
  await expect(
    rebuild({ ...fixed, log, sink: store, signal: AbortSignal.abort(new Error('enough')) }),
  ).rejects.toThrow('enough');
  expect(Object.keys((await log.status()).consumers)).toEqual(['sink']);
});

testWithPostgres('the rows of PostgreSQL are those of the new profile', async () => {
  const { sink, lines } = await tables.table();
  await using log = await wronglyRead(sink);
  expect(await rebuild({ ...fixed, log, sink })).toMatchObject({ deliveries: 13, changed: 12, repeated: 12 });
  const energies = (await lines()).filter((line) => line.includes('1.8.0'));
  expect(energies.slice(0, 2)).toEqual([
    '2026-03-01T12:00:00.0008512Z 1-0:1.8.0*255 1 kWh',
    '2026-03-01T12:00:00.0008512Z 1-0:1.8.0*255 1000 kWh',
  ]);
});
