import type { LiveServer } from '../serve-live.ts';

/** An event as it came. */
export interface ReceivedEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** The events of a page, one by one. */
export interface EventReader extends AsyncDisposable {
  /** The next event of a name; others before it are left out. */
  next(name: string): Promise<ReceivedEvent>;
}

export async function eventsOf(live: LiveServer, lastEventId?: string): Promise<EventReader> {
  const ending = new AbortController();
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const response = await fetch(new URL('/api/events', live.url), { headers, signal: ending.signal });
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  const decoder = new TextDecoder();
  let text = '';

  return {
    async next(name) {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const fields = new Map(
            text
              .slice(0, end)
              .split('\n')
              .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
          );
          text = text.slice(end + 2);
          const event = fields.get('event') ?? '';
          if (event === name)
            return { event, id: fields.get('id'), data: JSON.parse(fields.get('data') ?? 'null') };
          continue;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error(`The stream ended before an event ${name}.`);
        text += decoder.decode(value, { stream: true });
      }
    },
    [Symbol.asyncDispose]() {
      ending.abort();
      return Promise.resolve();
    },
  };
}
