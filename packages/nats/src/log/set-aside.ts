import type {
  JetStreamClient,
  JetStreamManager,
  NextMsgRequest,
  SeqMsgRequest,
  StoredMsg,
} from '@nats-io/jetstream';
import { type DeadLetter, type Delivery, DeliveryLogError, type Quarantined } from '@smart-me/ingest';
import { asideFrom, asideHeaders, deliveryFrom } from './delivery-message.ts';
import { natsError } from './nats-error.ts';
import { durableName, type StreamNames, streamNames, subjects } from './streams.ts';

/** What was set aside: dead letters under a subject of their consumer, and the quarantine. */
export class SetAside {
  readonly #client: JetStreamClient;
  readonly #manager: JetStreamManager;
  readonly #stream: string;
  readonly #names: StreamNames;

  constructor(client: JetStreamClient, manager: JetStreamManager, stream: string) {
    this.#client = client;
    this.#manager = manager;
    this.#stream = stream;
    this.#names = streamNames(stream);
  }

  async refuse(consumer: string, delivery: Delivery, reason: string): Promise<void> {
    const subject = subjects.deadLetter(this.#stream, durableName(consumer), delivery.id);
    try {
      await this.#client.publish(subject, delivery.body, { headers: asideHeaders(delivery, reason) });
    } catch (cause) {
      const error = natsError(cause, `${consumer} cannot refuse a delivery`);
      if (error.code !== 'full') throw error;
      throw new DeliveryLogError('There are as many dead letters as there may be.', {
        code: 'full',
        hint: 'Look at them, fix what is refused, and offer them again or remove them.',
        cause,
      });
    }
  }

  async quarantine(delivery: Delivery, reason: string): Promise<void> {
    try {
      await this.#client.publish(subjects.quarantine(this.#stream), delivery.body, {
        headers: asideHeaders(delivery, reason),
      });
    } catch (cause) {
      throw natsError(cause, 'The quarantine does not take what is no delivery');
    }
  }

  async *quarantined(): AsyncGenerator<Quarantined, void, undefined> {
    for await (const message of this.#messages(this.#names.quarantine, subjects.quarantine(this.#stream))) {
      yield entryOf(message);
    }
  }

  async *deadLetters(consumer: string): AsyncGenerator<DeadLetter, void, undefined> {
    const filter = subjects.deadLetter(this.#stream, durableName(consumer), '*');
    for await (const message of this.#messages(this.#names.deadLetters, filter)) {
      const remove = async (): Promise<void> => {
        await this.#manager.streams.deleteMessage(this.#names.deadLetters, message.seq, false);
      };
      yield { consumer, ...entryOf(message), remove };
    }
  }

  async forget(consumer: string): Promise<void> {
    const filter = subjects.deadLetter(this.#stream, durableName(consumer), '*');
    await this.#manager.streams.purge(this.#names.deadLetters, { filter });
  }

  /** How many are set aside: in quarantine, and by the durable name of each consumer. */
  async counts(): Promise<{
    readonly quarantined: number;
    readonly deadLetters: ReadonlyMap<string, number>;
  }> {
    const { state } = await this.#manager.streams.info(this.#names.quarantine);
    const filter = subjects.deadLetter(this.#stream, '*', '*');
    const held = await this.#manager.streams.info(this.#names.deadLetters, { subjects_filter: filter });
    const deadLetters = new Map<string, number>();
    for (const [subject, count] of Object.entries(held.state.subjects ?? {})) {
      const durable =
        subject.slice(subjects.deadLetter(this.#stream, '', '').length - 1).split('.', 1)[0] ?? '';
      deadLetters.set(durable, (deadLetters.get(durable) ?? 0) + count);
    }
    return { quarantined: state.messages, deadLetters };
  }

  /** One at a time: messages may be removed on the way. */
  async *#messages(stream: string, filter: string): AsyncGenerator<StoredMsg, void, undefined> {
    for (let seq = 1; ;) {
      // Both: the first of these subjects from there on. The client knows that of its direct requests alone.
      const query: SeqMsgRequest & NextMsgRequest = { seq, next_by_subj: filter };
      const message = await this.#manager.streams.getMessage(stream, query);
      if (message === null) return;
      seq = message.seq + 1;
      yield message;
    }
  }
}

function entryOf({ data, header, time }: StoredMsg): Quarantined {
  return { delivery: deliveryFrom(data, header, time), ...asideFrom(header, time) };
}
