import type { DeviceReading, ReadingOrigin, ReadingSink } from '@smart-me/readings';
import type { DeliveryBatch, DeliveryLog } from '../log/delivery-log.ts';
import { DeliveryLogError, messageOf } from '../log/delivery-log-error.ts';
import type { IngestEvent } from './ingest-event.ts';
import { isolate } from './isolate.ts';
import { pause } from '../log/pause.ts';
import { type LoggedGroup, type LoggedReading, loggedReadings } from './logged-readings.ts';

/** What a sink has done with the values it was given since the start. */
export interface SinkCounts {
  stored: number;
  repeated: number;
  changed: number;
  /** Values that are in dead letters. */
  refused: number;
}

/** How a sink gets on. */
export interface SinkProgress extends SinkCounts {
  readonly state: 'idle' | 'writing' | 'failing';
  /** What it failed with last; `undefined` when it gets on. */
  readonly error: unknown;
  /** When something was last written. */
  readonly lastWritten: Date | undefined;
}

export interface SinkFeedOptions {
  readonly name: string;
  readonly sink: ReadingSink;
  readonly log: DeliveryLog;
  readonly signal: AbortSignal;
  readonly onEvent: (event: IngestEvent) => void;
  /** Deliveries in a write at most. */
  readonly batch: number;
}

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 30_000;
/** A write may take this long, in milliseconds, before it is aborted. */
const WRITE_TIMEOUT = 60_000;
/** From this attempt on it is asked whether the sink is down, or picky. */
const ATTEMPTS_BEFORE_ISOLATING = 3;

/** Carries the log to one sink, at the sink's own speed. */
export class SinkFeed {
  readonly #options: SinkFeedOptions;
  readonly #counts: SinkCounts = { stored: 0, repeated: 0, changed: 0, refused: 0 };
  #state: SinkProgress['state'] = 'idle';
  #error: unknown;
  #lastWritten: Date | undefined;
  #attempt = 0;
  /** What the sink has taken: writing it again tells whether the sink is down. */
  #known: (LoggedReading & { readonly source: ReadingOrigin }) | undefined;

  constructor(options: SinkFeedOptions) {
    this.#options = options;
  }

  get progress(): SinkProgress {
    return { ...this.#counts, state: this.#state, error: this.#error, lastWritten: this.#lastWritten };
  }

  /** Ends with the signal; never rejects. */
  async run(): Promise<void> {
    const { name, log, signal, batch: limit } = this.#options;
    while (!signal.aborted) {
      try {
        const after = await this.#options.sink.position?.(signal);
        for await (const batch of log.read(name, { signal, after, limit })) await this.#take(batch);
        // By the signal, or because the log has been closed.
        return;
      } catch (error) {
        if (this.#options.signal.aborted || isClosed(error)) return;
        await pause(this.#failed(error), signal);
      }
    }
  }

  async #take(batch: DeliveryBatch): Promise<void> {
    const { signal } = this.#options;
    this.#state = 'writing';
    try {
      await this.#write(batch);
      await batch.done();
      this.#recovered();
    } catch (error) {
      if (signal.aborted || isClosed(error)) return;
      await batch.later(this.#failed(error));
    }
  }

  /** Writes a batch, and refuses what the sink will never take. */
  async #write(batch: DeliveryBatch): Promise<void> {
    const refused = new Map<string, string[]>();
    const refuse = (delivery: string, reason: string): void => {
      refused.set(delivery, [...(refused.get(delivery) ?? []), reason]);
    };
    const groups = loggedReadings(batch.deliveries, ({ delivery, reason }) => {
      refuse(delivery, reason);
    });
    for (const group of groups) {
      // All before is stored when the last group is, so that alone may carry the position.
      const position = group === groups.at(-1) ? batch.position : undefined;
      try {
        await this.#store(group.readings, group.source, position, refuse);
      } catch (error) {
        if (this.#options.signal.aborted || this.#attempt + 1 < ATTEMPTS_BEFORE_ISOLATING) throw error;
        await this.#storeByHalves(group, refuse);
      }
    }
    for (const [delivery, reasons] of refused) {
      const reason = reasons.join('; ');
      await batch.refuse(delivery, reason);
      this.#options.onEvent({ type: 'refused', sink: this.#options.name, delivery, reason });
    }
  }

  async #storeByHalves(
    { readings, source }: LoggedGroup,
    refuse: (delivery: string, reason: string) => void,
  ): Promise<void> {
    const known = this.#known?.source === source ? this.#known : undefined;
    const write = (part: readonly LoggedReading[]): Promise<void> =>
      this.#store(part, source, undefined, refuse);
    const isolated = await isolate(readings, write, {
      known,
      pause: (milliseconds) => pause(milliseconds, this.#options.signal),
    });
    if (isolated.isDown) throw isolated.error;
    for (const { item, error } of isolated.poison) {
      this.#counts.refused += item.reading.values.length;
      refuse(item.delivery, `${place(item.reading)}: ${messageOf(error)}`);
    }
  }

  async #store(
    logged: readonly LoggedReading[],
    source: ReadingOrigin,
    position: string | undefined,
    refuse: (delivery: string, reason: string) => void,
  ): Promise<void> {
    const { sink, signal } = this.#options;
    const result = await sink.write(
      logged.map(({ reading }) => reading),
      { source, position, signal: AbortSignal.any([signal, AbortSignal.timeout(WRITE_TIMEOUT)]) },
    );
    this.#counts.stored += result.stored;
    this.#counts.repeated += result.repeated;
    this.#counts.changed += result.changed;
    this.#counts.refused += result.refused.length;
    this.#lastWritten = new Date();
    const [first] = logged;
    if (first !== undefined && result.refused.length === 0) this.#known = { ...first, source };
    for (const { reading, value, reason } of result.refused) {
      const one = logged[reading];
      if (one === undefined) continue;
      const code = value === undefined ? '' : ` ${one.reading.values[value]?.obis.toString() ?? ''}`;
      refuse(one.delivery, `${place(one.reading)}${code}: ${reason}`);
    }
  }

  /** Returns the pause before the next attempt. */
  #failed(error: unknown): number {
    const { name: sink, onEvent } = this.#options;
    this.#attempt += 1;
    this.#state = 'failing';
    this.#error = error;
    const retryIn = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.#attempt - 1));
    onEvent({ type: 'sink_failing', sink, error, attempt: this.#attempt, retryIn });
    return retryIn;
  }

  #recovered(): void {
    const { name: sink, onEvent } = this.#options;
    if (this.#attempt > 0) onEvent({ type: 'sink_recovered', sink });
    this.#attempt = 0;
    this.#state = 'idle';
    this.#error = undefined;
  }
}

const place = ({ deviceId, timestamp }: DeviceReading): string => `${deviceId} ${timestamp.toString()}`;

const isClosed = (error: unknown): boolean => error instanceof DeliveryLogError && error.code === 'closed';
