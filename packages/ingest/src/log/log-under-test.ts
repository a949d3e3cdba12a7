import type { DeliveryBatch, DeliveryLog } from './delivery-log.ts';
import { type Delivery, deliveryOf } from './delivery.ts';

/** Longest wait for what must come: an election of a leader can take ten seconds. */
const PATIENCE = 20_000;

/** Of this run, since a log may drop what is old and read; whole seconds, which every log can keep. */
const start = 1000 * Math.floor(Date.now() / 1000);
export const time = (second: number): Date => new Date(start + 1000 * second);

/** The n-th delivery; a log does not look into its body. */
export function delivery(n: number): Delivery {
  return deliveryOf({ body: new TextEncoder().encode(`delivery ${n}`), receivedAt: time(n) });
}

export const number = ({ body }: Delivery): number =>
  Number(new TextDecoder().decode(body).slice('delivery '.length));

export const plain = ({ id, body, receivedAt }: Delivery): unknown => [
  id,
  [...body].join(),
  receivedAt.toISOString(),
];

/** Reads until there are this many deliveries, and is done with them. */
export async function take(
  log: DeliveryLog,
  consumer: string,
  count: number,
  options: { readonly limit?: number; readonly after?: string } = {},
): Promise<Delivery[]> {
  const found: Delivery[] = [];
  await each(log, consumer, options, async (batch) => {
    found.push(...batch.deliveries);
    await batch.done();
    return found.length >= count;
  });
  return found;
}

/** Visits batches until the visit says that it is enough. */
export async function each(
  log: DeliveryLog,
  consumer: string,
  options: { readonly limit?: number; readonly after?: string },
  visit: (batch: DeliveryBatch) => Promise<boolean>,
): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE);
  for await (const batch of log.read(consumer, { signal, ...options })) if (await visit(batch)) return;
  throw new Error(`Nothing more came for ${consumer} within ${PATIENCE} ms.`);
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Compares by JSON: enough for counts and lines, and no test library is needed. */
export function equal(actual: unknown, expected: unknown): void {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(sorted(value)));
  if (is !== should) throw new Error(`Expected ${String(should)}, got ${String(is)}.`);
}

/** Members in one order, also of those inside; an array stays as it is. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
