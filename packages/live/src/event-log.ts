import type { ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import type { WireReading } from './wire.ts';

/** Events kept for a browser whose line was down: of nine meters that send every five seconds more than half an hour. */
const KEPT_EVENTS = 4_096;
/** A browser that takes nothing is cut off; it comes back and goes on where it was. */
const MAX_WAITING_BYTES = 1_048_576;
/** Longer than this no line is silent, in milliseconds. */
const HEARTBEAT = 10_000;

/** Server-sent events of readings, which a browser takes on where it left off (HTML Living Standard, 9.2). */
export class EventLog {
  /** Of one life of the server: an id of another one is not known here. */
  readonly #run = randomBytes(4).toString('hex');
  readonly #now: () => number;
  readonly #kept: string[] = [];
  readonly #clients = new Set<ServerResponse>();
  readonly #timer: NodeJS.Timeout;
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#timer = setInterval(() => {
      this.#send(this.#clock());
    }, HEARTBEAT).unref();
  }

  get lastEventId(): string {
    return `${this.#run}-${this.#count}`;
  }

  get size(): number {
    return this.#clients.size;
  }

  add(reading: WireReading): void {
    this.#count += 1;
    const event = `id: ${this.lastEventId}\nevent: reading\ndata: ${JSON.stringify(reading)}\n\n`;
    this.#kept.push(event);
    if (this.#kept.length > KEPT_EVENTS) this.#kept.splice(0, KEPT_EVENTS / 4);
    this.#send(event);
  }

  /** Has every browser read the state again: readings were missed. */
  reset(): void {
    this.#count += 1;
    this.#kept.length = 0;
    this.#send(this.#resetEvent());
  }

  /** Sends what came after an event, and all that comes from now on. */
  connect(response: ServerResponse, lastEventId: string | undefined): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // Proxies shall not gather events.
      'x-accel-buffering': 'no',
    });
    response.write(`retry: 1000\n${this.#clock()}`);
    response.write(this.#after(lastEventId));
    this.#clients.add(response);
    response.on('close', () => this.#clients.delete(response));
  }

  close(): void {
    clearInterval(this.#timer);
    for (const client of this.#clients) client.destroy();
    this.#clients.clear();
  }

  #after(lastEventId: string | undefined): string {
    if (lastEventId === undefined) return '';
    const [run, count] = lastEventId.split('-');
    const missed = this.#count - Number(count);
    if (run !== this.#run || !(missed >= 0 && missed <= this.#kept.length)) return this.#resetEvent();
    return missed === 0 ? '' : this.#kept.slice(-missed).join('');
  }

  #resetEvent(): string {
    return `id: ${this.lastEventId}\nevent: reset\ndata: {}\n\n`;
  }

  /** The clock of the server, by which ages are told; it also keeps the line from falling silent. */
  #clock(): string {
    return `event: clock\ndata: ${this.#now()}\n\n`;
  }

  #send(text: string): void {
    for (const client of this.#clients) {
      if (client.writableLength > MAX_WAITING_BYTES) client.destroy();
      else client.write(text);
    }
  }
}
