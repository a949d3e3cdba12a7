import type { JetStreamManager, StreamState } from '@nats-io/jetstream';

/** So much of the stream stays free, if it can, before deliveries have to be refused. */
const FULL = 0.9;

/** What a sweep goes by. */
export interface SweepOptions {
  readonly stream: string;
  /** Milliseconds for which what everybody has read is kept. */
  readonly keepFor: number;
  /** Bytes that the stream may hold; -1 when it has no limit. */
  readonly maxBytes: number;
  /** The last message that every consumer has read; `undefined` when there is no consumer. */
  readonly readByAll: number | undefined;
}

/**
 * Removes what every consumer has read: what is older than `keepFor`, and younger as long as room is short. Nothing is removed
 * while there is no consumer. Several machines may do so at a time.
 */
export async function sweep(manager: JetStreamManager, options: SweepOptions): Promise<void> {
  const { stream, readByAll } = options;
  if (readByAll === undefined) return;
  const { state } = await manager.streams.info(stream);
  const last = Math.min(readByAll, state.last_seq);
  if (state.messages === 0 || last < state.first_seq) return;
  const cutoff = Date.now() - options.keepFor;
  const old = await firstNotBefore(manager, stream, cutoff, state.first_seq, last);
  const next = Math.max(old, Math.min(last + 1, beyondRoom(state, options.maxBytes)));
  if (next > state.first_seq) await manager.streams.purge(stream, { seq: next });
}

/** The first message, up to `last`, that is not older than the time; the one after `last` when all are. */
async function firstNotBefore(
  manager: JetStreamManager,
  stream: string,
  cutoff: number,
  first: number,
  last: number,
): Promise<number> {
  const isOld = async (seq: number): Promise<boolean> => {
    const message = await manager.streams.getMessage(stream, { seq });
    // What is missing has been removed.
    return message === null || message.time.getTime() < cutoff;
  };
  let [low, high] = [first, last + 1];
  // Most of the time nothing has become old since the last sweep.
  if (!(await isOld(first))) return first;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await isOld(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first message that can stay for there to be room again, by what a message takes on average. */
function beyondRoom({ first_seq, messages, bytes }: StreamState, maxBytes: number): number {
  const excess = maxBytes > 0 ? bytes - FULL * maxBytes : 0;
  return excess <= 0 ? first_seq : first_seq + Math.ceil(excess / (bytes / messages));
}
