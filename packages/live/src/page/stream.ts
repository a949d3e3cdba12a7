import type { WireReading } from '../wire.ts';

/** What comes by the stream of events. */
export interface StreamHandlers {
  readonly onReading: (reading: WireReading) => void;
  /** Some readings were missed: the state is to be read again. */
  readonly onReset: () => void;
  /** The clock of the server. */
  readonly onClock: (now: number) => void;
  readonly onLine: (isOpen: boolean) => void;
}

/** The server tells its clock every ten seconds: a line that is silent for longer is dead, whatever the browser thinks of it. */
const DEAD_AFTER = 25_000;
const RETRY_DELAY = 1_500;

/** Follows the events after one, for ever: across restarts of the server, sleep of the machine and lines that die silently. */
export function followEvents(after: string, handlers: StreamHandlers): void {
  let last = after;
  let source: EventSource | undefined;
  let heardAt = performance.now();

  const open = (): void => {
    source?.close();
    heardAt = performance.now();
    const own = (source = new EventSource(`/api/events?after=${encodeURIComponent(last)}`));
    const on = (name: string, handle: (data: unknown) => void): void => {
      own.addEventListener(name, (event: MessageEvent<string>) => {
        if (own !== source) return;
        heardAt = performance.now();
        if (event.lastEventId !== '') last = event.lastEventId;
        handle(JSON.parse(event.data));
      });
    };
    on('reading', (data) => {
      handlers.onReading(data as WireReading);
    });
    on('reset', handlers.onReset);
    on('clock', (data) => {
      handlers.onClock(data as number);
      handlers.onLine(true);
    });
    own.addEventListener('error', () => {
      if (own !== source) return;
      handlers.onLine(false);
      // The browser itself tries again only while the server cannot be reached; a refusal ends it.
      if (own.readyState === EventSource.CLOSED) setTimeout(open, RETRY_DELAY);
    });
  };
  open();
  setInterval(() => {
    if (performance.now() - heardAt > DEAD_AFTER) open();
  }, 5_000);
}
