import { setTimeout as delay } from 'node:timers/promises';

const SENDERS = 64;
/** After what was not acknowledged, in milliseconds. */
const PAUSE = 20;

/** Senders that each post one delivery after the other, numbered over all of them. */
export interface WebhookSenders {
  readonly sent: ReadonlySet<number>;
  readonly acknowledged: ReadonlySet<number>;
  /** Resolves when this many more are acknowledged; rejects when that takes longer than two minutes. */
  more(count: number): Promise<void>;
  /** Ends them, when what they have sent is acknowledged. */
  stop(): Promise<void>;
}

export interface WebhookSendersOptions {
  readonly url: string;
  /** The header `authorization`. */
  readonly authorization: string;
  readonly bodyOf: (n: number) => Uint8Array;
  /** Which of those that are not acknowledged are sent again until they are; none unless told otherwise, as the platform does. */
  readonly isRepeated?: ((n: number) => boolean) | undefined;
  /** Milliseconds between two deliveries of a sender; 0 unless told otherwise. */
  readonly spacing?: number | undefined;
}

/** Longest wait for more to be acknowledged, in milliseconds. */
const PATIENCE = 120_000;
/** Longest wait for a response: a server that is frozen gives none. */
const RESPONSE_TIMEOUT = 30_000;

/** Starts 64 senders. */
export function startWebhookSenders({
  url,
  authorization,
  bodyOf,
  isRepeated = () => false,
  spacing = 0,
}: WebhookSendersOptions): WebhookSenders {
  const sent = new Set<number>();
  const acknowledged = new Set<number>();
  const stopping = new AbortController();

  /** The status of a delivery; 0 when nobody has responded. */
  const post = async (body: Uint8Array): Promise<number> => {
    const headers = { authorization, 'content-type': 'application/octet-stream' };
    const signal = AbortSignal.timeout(RESPONSE_TIMEOUT);
    try {
      const response = await fetch(url, { method: 'POST', headers, body: Buffer.from(body), signal });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  };

  const deliver = async (n: number): Promise<void> => {
    for (;;) {
      if ((await post(bodyOf(n))) === 204) {
        acknowledged.add(n);
        return;
      }
      await delay(PAUSE);
      if (!isRepeated(n) || stopping.signal.aborted) return;
    }
  };
  const send = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const n = sent.size;
      sent.add(n);
      await deliver(n);
      if (spacing > 0) await delay(spacing);
    }
  };
  const all = Array.from({ length: SENDERS }, send);

  return {
    sent,
    acknowledged,
    async more(count) {
      const wanted = acknowledged.size + count;
      for (const late = Date.now() + PATIENCE; acknowledged.size < wanted;) {
        if (Date.now() > late) throw new Error(`Nothing more was acknowledged within ${PATIENCE} ms.`);
        await delay(5);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all(all);
    },
  };
}
