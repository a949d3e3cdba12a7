import { expect, test } from '@jest/globals';
import { watchSilence, type WebhookSilence } from './silence.ts';

/** What was told after this many silences; each but the last is broken by something that is heard. */
async function silences(count: number): Promise<WebhookSilence[]> {
  const told: WebhookSilence[] = [];
  const enough = Promise.withResolvers<undefined>();
  const heard = watchSilence((silence) => {
    told.push(silence);
    if (told.length < count) heard();
    else enough.resolve(undefined);
  }, 10);
  // Node must not end: the watch alone does not keep it alive.
  const alive = setInterval(() => undefined, 1000);
  await enough.promise;
  clearInterval(alive);
  return told;
}

test('a silence says what to check: the way here while nothing ever came, what has changed afterwards', async () => {
  const before = Date.now();
  const [first, second] = await silences(2);
  expect(first?.lastDelivery).toBeUndefined();
  for (const cause of ['URL is public', 'with these credentials', 'device of the account is online'])
    expect(first?.hint).toContain(cause);
  expect(second?.lastDelivery?.getTime()).toBeGreaterThanOrEqual(before);
  for (const cause of ['realtimeRegistrations.list', 'devices are online', 'values.history'])
    expect(second?.hint).toContain(cause);
});

test('a silence is told once, and not while something is heard', async () => {
  const told: WebhookSilence[] = [];
  const heard = watchSilence((silence) => told.push(silence), 60_000);
  heard();
  const once = await silences(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([told.length, once.length]).toEqual([0, 1]);
});

test('nobody who listens is nothing to watch', () => {
  const heard = watchSilence(undefined, 10);
  expect(heard).not.toThrow();
});
