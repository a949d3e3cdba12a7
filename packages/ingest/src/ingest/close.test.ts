import { describe, expect, test } from '@jest/globals';
import { deliveryOf } from '../log/delivery.ts';
import { openSpool } from '../spool/open-spool.ts';
import { bodyOf, nthReading } from '../testing/deliveries.ts';
import { scriptedSink } from '../testing/scripted-sink.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import type { IngestEvent } from './ingest-event.ts';
import { startIngest } from './start-ingest.ts';

const newPath = temporaryFiles();

describe('closing', () => {
  test('waits for a sink that is still being asked how far it is', async () => {
    const sink = scriptedSink({ keepsPosition: true });
    const { promise: asked, resolve: tell } = Promise.withResolvers<undefined>();
    await using log = await openSpool({ path: newPath() });
    const ingest = startIngest({ log, sinks: { sink: { ...sink, position: () => asked } } });
    await ingest.append(deliveryOf({ body: bodyOf(nthReading(1)), receivedAt: new Date() }));
    expect((await ingest.status()).sinks['sink']?.waiting).toBe(1);
    const closed = ingest.close();
    setTimeout(() => {
      tell(undefined);
    }, 100);
    await closed;
    expect(sink.inner.values().length).toBe(2);
  });

  test('tells nobody that a sink fails which is only no longer asked', async () => {
    const sink = scriptedSink();
    const position = (signal?: AbortSignal): Promise<undefined> =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new Error('This operation was aborted'));
        });
      });
    await using log = await openSpool({ path: newPath() });
    const events: IngestEvent[] = [];
    const ingest = startIngest({
      log,
      sinks: { sink: { ...sink, position } },
      onEvent: (event) => void events.push(event),
    });
    await ingest.append(deliveryOf({ body: bodyOf(nthReading(1)), receivedAt: new Date() }));
    await ingest.close({ deadline: 50 });
    expect(events).toEqual([]);
    expect(sink.inner.values().length).toBe(0);
  });

  test.each([Infinity, Number.NaN, -1])(
    'does not end with a deadline of %p, which no timer has, and can still be closed',
    async (deadline) => {
      await using log = await openSpool({ path: newPath() });
      const sink = scriptedSink();
      const ingest = startIngest({ log, sinks: { sink } });
      await expect(ingest.close({ deadline })).rejects.toThrow(
        `deadline is ${deadline}: give a whole number`,
      );
      await ingest.append(deliveryOf({ body: bodyOf(nthReading(1)), receivedAt: new Date() }));
      await ingest.close();
      expect(sink.inner.values().length).toBe(2);
    },
  );
});
