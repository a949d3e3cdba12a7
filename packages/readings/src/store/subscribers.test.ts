import { expect, test } from '@jest/globals';
import type { DeviceReading } from '../device-reading.ts';
import { documentedReading } from '../testing/documented-reading.ts';
import { Subscribers } from './subscribers.ts';

const numbered = (value: number): DeviceReading => ({
  ...documentedReading,
  values: documentedReading.values.slice(0, 1).map((one) => ({ ...one, value })),
});
const numberOf = ({ values }: DeviceReading): number | undefined => values[0]?.value;

test('everybody who listens gets everything, in order, from then on', async () => {
  const subscribers = new Subscribers();
  subscribers.publish([numbered(0)]);
  const [one, other] = [1, 2].map(() =>
    subscribers.subscribe(new AbortController().signal)[Symbol.asyncIterator](),
  );
  const waiting = one?.next();
  subscribers.publish([numbered(1), numbered(2)]);
  subscribers.publish([numbered(3)]);
  const next = async (from: typeof one): Promise<unknown> => {
    const result = await from?.next();
    return result?.done === false ? numberOf(result.value) : result;
  };
  expect(numberOf((await waiting)?.value as DeviceReading)).toBe(1);
  expect([await next(one), await next(one)]).toEqual([2, 3]);
  expect([await next(other), await next(other), await next(other)]).toEqual([1, 2, 3]);
  subscribers.close();
  expect(await next(one)).toEqual({ done: true, value: undefined });
});

test('the signal ends it, while it waits and before it has begun', async () => {
  const subscribers = new Subscribers();
  const controller = new AbortController();
  const readings = subscribers.subscribe(controller.signal)[Symbol.asyncIterator]();
  const waiting = readings.next();
  controller.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
  const late = subscribers.subscribe(AbortSignal.abort())[Symbol.asyncIterator]();
  subscribers.publish([numbered(1)]);
  expect(await late.next()).toEqual({ done: true, value: undefined });
});

test('what comes while the last reading is being used follows at once', async () => {
  const subscribers = new Subscribers();
  const readings = subscribers.subscribe(new AbortController().signal)[Symbol.asyncIterator]();
  subscribers.publish([numbered(1)]);
  expect(numberOf((await readings.next()).value as DeviceReading)).toBe(1);
  subscribers.publish([numbered(2)]);
  expect(numberOf((await readings.next()).value as DeviceReading)).toBe(2);
});

test('closing ends it for who waits', async () => {
  const subscribers = new Subscribers();
  const readings = subscribers.subscribe(new AbortController().signal)[Symbol.asyncIterator]();
  const waiting = readings.next();
  subscribers.close();
  expect(await waiting).toEqual({ done: true, value: undefined });
});

test('who is 10,000 readings behind goes on, who is farther behind is told so', async () => {
  const subscribers = new Subscribers();
  const full = Array.from({ length: 10_000 }, (_, i) => numbered(i));
  const { signal } = new AbortController();
  const behind = subscribers.subscribe(signal)[Symbol.asyncIterator]();
  subscribers.publish(full);
  const first = await behind.next();
  expect(first.done === false && numberOf(first.value)).toBe(0);
  const tooSlow = subscribers.subscribe(signal)[Symbol.asyncIterator]();
  subscribers.publish(full);
  subscribers.publish([numbered(0)]);
  await expect(tooSlow.next()).rejects.toThrow('The subscriber has fallen behind by 10000 readings');
  expect(await tooSlow.next()).toEqual({ done: true, value: undefined });
});
