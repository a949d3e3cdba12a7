/// <reference lib="esnext.disposable" preserve="true" />
import type { DeadLetter, DeliveryLog, Quarantined } from './delivery-log.ts';
import { DeliveryLogError } from './delivery-log-error.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import { all, delivery, each, equal, number, plain, take, time } from './log-under-test.ts';

/** A log under test, empty at the start. */
export interface LogFixture extends AsyncDisposable {
  readonly log: DeliveryLog;
  /** Opens the same log again, after the first has been closed: as a program that was started again does. */
  readonly reopen: () => Promise<DeliveryLog>;
}

/** What `testLog` needs. */
export interface TestLogOptions {
  /** Registers a test: that of jest, vitest or `node:test`. */
  readonly test: (name: string, run: () => Promise<void>) => void;
  /** Opens a log that holds nothing. */
  readonly open: () => Promise<LogFixture>;
}

/**
 * Registers the tests that every `DeliveryLog` passes.
 *
 * @example
 * import { test } from '@jest/globals';
 *
 * testLog({ test, open: async () => ({ log, reopen: () => openSpool({ path }), [Symbol.asyncDispose]: remove }) });
 */
export function testLog({ test, open }: TestLogOptions): void {
  const check = (name: string, run: (fixture: LogFixture) => Promise<void>): void => {
    test(`a log ${name}`, async () => {
      const fixture = await open();
      try {
        await run(fixture);
      } finally {
        await fixture[Symbol.asyncDispose]();
      }
    });
  };

  check('gives back what was appended, in its order and as it came', async ({ log }) => {
    const sent = [1, 2, 3].map(delivery);
    for (const one of sent) equal(await log.append(one), 'stored');
    const found = await take(log, 'sink', 3);
    equal(found.map(plain), sent.map(plain));
  });

  check('keeps profile and source of a delivery, and a body of many bytes', async ({ log }) => {
    const body = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256);
    const profile = '{"*":{"name":"Wh"}}';
    const sent: Delivery = { ...deliveryOf({ body, receivedAt: time(0), source: 'history' }), profile };
    await log.append(sent);
    const [found] = await take(log, 'sink', 1);
    equal(found && [plain(found), found.profile, found.source], [plain(sent), profile, 'history']);
  });

  check('keeps a body that comes again once', async ({ log }) => {
    equal(await log.append(delivery(1)), 'stored');
    equal(await log.append({ ...delivery(1), receivedAt: time(9) }), 'repeated');
    const both = await Promise.all([log.append(delivery(2)), log.append(delivery(2))]);
    equal(both.toSorted(), ['repeated', 'stored']);
    equal((await take(log, 'sink', 2)).map(number), [1, 2]);
    equal((await log.status()).deliveries, 2);
  });

  check('takes many at the same time, and loses none', async ({ log }) => {
    const numbers = Array.from({ length: 300 }, (_, at) => at);
    await Promise.all(numbers.map((one) => log.append(delivery(one))));
    equal(
      (await take(log, 'sink', 300)).map(number).toSorted((one, other) => one - other),
      numbers,
    );
  });

  check('wakes a reader that waits at its end', async ({ log }) => {
    const reading = take(log, 'sink', 2);
    await log.append(delivery(1));
    await log.append(delivery(2));
    equal((await reading).map(number), [1, 2]);
  });

  check('lets each consumer read at its own speed, from the oldest on', async ({ log }) => {
    for (const one of [1, 2, 3]) await log.append(delivery(one));
    equal((await take(log, 'quick', 3)).map(number), [1, 2, 3]);
    equal((await take(log, 'slow', 1, { limit: 1 })).map(number), [1]);
    equal((await take(log, 'slow', 2)).map(number), [2, 3]);
    await log.append(delivery(4));
    equal((await take(log, 'quick', 1)).map(number), [4]);
  });

  check('gives no more than were asked for at once', async ({ log }) => {
    for (const one of [1, 2, 3]) await log.append(delivery(one));
    const sizes: number[] = [];
    await each(log, 'sink', { limit: 2 }, async (batch) => {
      sizes.push(batch.deliveries.length);
      await batch.done();
      return sizes.reduce((sum, size) => sum + size, 0) === 3;
    });
    equal(
      sizes.every((size) => size >= 1 && size <= 2),
      true,
    );
  });

  check('gives again what a consumer could not take, after the pause', async ({ log }) => {
    await log.append(delivery(1));
    const seen: number[] = [];
    await each(log, 'sink', {}, async (batch) => {
      seen.push(...batch.deliveries.map(number));
      if (seen.length === 1) await batch.later(20);
      else await batch.done();
      return seen.length === 2;
    });
    equal(seen, [1, 1]);
  });

  check('gives again what a reader left without a word', async ({ log }) => {
    await log.append(delivery(1));
    await each(log, 'sink', {}, () => Promise.resolve(true));
    equal((await take(log, 'sink', 1)).map(number), [1]);
  });

  check('is the same after it was closed and opened again', async ({ log, reopen }) => {
    for (const one of [1, 2, 3]) await log.append(delivery(one));
    equal((await take(log, 'sink', 1, { limit: 1 })).map(number), [1]);
    await log[Symbol.asyncDispose]();
    const again = await reopen();
    equal(await again.append(delivery(3)), 'repeated');
    equal((await take(again, 'sink', 2)).map(number), [2, 3]);
    await again[Symbol.asyncDispose]();
  });

  check(
    'goes on after a position that the reader has kept, and ignores one of another log',
    async ({ log }) => {
      for (const one of [1, 2, 3]) await log.append(delivery(one));
      let position: string | undefined;
      await each(log, 'sink', { limit: 1 }, (batch) => {
        position = batch.position;
        return Promise.resolve(true);
      });
      if (position !== undefined) {
        equal((await take(log, 'sink', 2, { after: position })).map(number), [2, 3]);
      }
      for (const after of ['999-00000000000000000000000000000000', 'nonsense']) {
        equal((await take(log, `other ${after}`, 3, { after })).map(number), [1, 2, 3]);
      }
    },
  );

  check('sets aside what a consumer refuses, for that consumer', async ({ log }) => {
    for (const one of [1, 2]) await log.append(delivery(one));
    await each(log, 'sink', {}, async (batch) => {
      for (const { id } of batch.deliveries) {
        if (id === delivery(1).id) await batch.refuse(id, 'no room for water');
      }
      await batch.done();
      return batch.deliveries.some((one) => number(one) === 2);
    });
    equal((await take(log, 'other', 2)).map(number), [1, 2]);
    const [letter, ...more] = await all(log.deadLetters('sink'));
    equal(letter && [number(letter.delivery), letter.reason, letter.consumer], [
      1,
      'no room for water',
      'sink',
    ]);
    equal(more.length, 0);
    equal((await log.status()).consumers['sink'], { waiting: 0, deadLetters: 1 });
    await letter?.remove();
    equal((await all<DeadLetter>(log.deadLetters('sink'))).length, 0);
  });

  check('keeps in quarantine what is no delivery', async ({ log }) => {
    await log.quarantine(delivery(1), 'it ends in the middle of a field');
    const [found] = await all<Quarantined>(log.quarantined());
    equal(found && [number(found.delivery), found.reason], [1, 'it ends in the middle of a field']);
    const { deliveries, quarantined } = await log.status();
    equal([deliveries, quarantined], [0, 1]);
  });

  check('forgets a consumer: it begins anew', async ({ log }) => {
    await log.append(delivery(1));
    await take(log, 'sink', 1);
    equal(Object.keys((await log.status()).consumers), ['sink']);
    await log.forget('sink');
    equal(Object.keys((await log.status()).consumers), []);
    equal((await take(log, 'sink', 1)).map(number), [1]);
  });

  check('says how far each consumer is', async ({ log }) => {
    for (const one of [1, 2, 3]) await log.append(delivery(one));
    await take(log, 'quick', 3);
    await take(log, 'slow', 1, { limit: 1 });
    const { deliveries, consumers } = await log.status();
    equal(deliveries, 3);
    equal(consumers, { quick: { waiting: 0, deadLetters: 0 }, slow: { waiting: 2, deadLetters: 0 } });
  });

  check('has one reader of a name at a time', async ({ log }) => {
    await log.append(delivery(1));
    await each(log, 'sink', {}, async () => {
      const failure = await take(log, 'sink', 1).then(
        () => undefined,
        (error: unknown) => error,
      );
      equal(failure instanceof DeliveryLogError && failure.code, 'misuse');
      return true;
    });
  });

  check('ends a reader with its signal, and with the log', async ({ log }) => {
    const controller = new AbortController();
    const one = all(log.read('one', { signal: controller.signal }));
    const other = all(log.read('other', { signal: new AbortController().signal }));
    controller.abort();
    equal((await one).length, 0);
    await log[Symbol.asyncDispose]();
    equal((await other).length, 0);
  });

  check('that is closed says so whatever it is asked, and may be closed twice', async ({ log }) => {
    await log[Symbol.asyncDispose]();
    await log[Symbol.asyncDispose]();
    const questions: Record<string, () => Promise<unknown>> = {
      append: () => log.append(delivery(1)),
      status: () => log.status(),
      quarantine: () => log.quarantine(delivery(1), 'no delivery'),
      quarantined: () => all(log.quarantined()),
      deadLetters: () => all(log.deadLetters('sink')),
      forget: () => log.forget('sink'),
    };
    for (const [name, ask] of Object.entries(questions)) {
      const failure = await ask().then(
        () => undefined,
        (error: unknown) => error,
      );
      equal([name, failure instanceof DeliveryLogError && failure.code], [name, 'closed']);
    }
  });
}
