import { expect, test } from '@jest/globals';
import { SimulatedClock } from '../clock/simulated-clock.ts';
import { TokenStore } from './token-store.ts';

const DAY = 24 * 3_600_000;

/** How many of the tokens 0, 1, 2, … the store still knows. */
async function known(store: TokenStore, count: number): Promise<number> {
  const found = await Promise.all(Array.from({ length: count }, (_, index) => store.find(String(index))));
  return found.filter((payload) => payload !== undefined).length;
}

test('what has ended is forgotten as new things are issued, and nothing else', async () => {
  const clock = new SimulatedClock({ speed: 0 });
  const store = new TokenStore(clock);
  await store.upsert('a client', {});
  await store.upsert('long-lived', {}, (5000 * DAY) / 1000);
  for (let index = 0; index < 1000; index++) {
    await store.upsert(String(index), {}, 3600);
    await clock.advance(DAY);
  }
  expect(await known(store, 1000)).toBeLessThan(64);
  expect(await store.find('long-lived')).toBeDefined();
  expect(await store.find('a client')).toBeDefined();
});

test('what is valid stays, however much it is', async () => {
  const store = new TokenStore(new SimulatedClock({ speed: 0 }));
  for (let index = 0; index < 1000; index++) await store.upsert(String(index), {}, 3600);
  expect(await known(store, 1000)).toBe(1000);
});

test('what ended today is still known, so that its end can be told', async () => {
  const clock = new SimulatedClock({ speed: 0 });
  const store = new TokenStore(clock);
  for (let index = 0; index < 100; index++) await store.upsert(String(index), {}, 60);
  await clock.advance(DAY / 2);
  for (let index = 100; index < 200; index++) await store.upsert(String(index), {}, 60);
  expect(await known(store, 200)).toBe(200);
});
