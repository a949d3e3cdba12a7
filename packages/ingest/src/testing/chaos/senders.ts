import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { bodyOf, credentials, nthReading } from '../deliveries.ts';

const SENDERS = 64;
/** After what was not acknowledged, in milliseconds. */
const PAUSE = 20;
const authorization = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;

/** Senders that each post one reading after the other, numbered over all of them. */
export interface Senders {
  readonly sent: ReadonlySet<number>;
  readonly acknowledged: ReadonlySet<number>;
  /** Resolves when so many more are acknowledged. */
  more(count: number): Promise<void>;
  /** Ends them, when what they have sent is answered. */
  stop(): Promise<void>;
}

/** Starts 64 senders. What is not acknowledged is not sent again: the platform does not either. */
export function startSenders(url: string): Senders {
  const sent = new Set<number>();
  const acknowledged = new Set<number>();
  const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });
  let isOver = false;
  const send = async (): Promise<void> => {
    while (!isOver) {
      const n = sent.size;
      sent.add(n);
      if ((await post(url, n, agent)) === 204) acknowledged.add(n);
      else await delay(PAUSE);
    }
  };
  const all = Array.from({ length: SENDERS }, send);
  return {
    sent,
    acknowledged,
    async more(count) {
      for (const wanted = acknowledged.size + count; acknowledged.size < wanted;) await delay(5);
    },
    async stop() {
      isOver = true;
      await Promise.all(all);
      agent.destroy();
    },
  };
}

/** The status of a delivery; 0 when the receiver has gone. */
function post(url: string, n: number, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const body = bodyOf(nthReading(n));
    const headers = {
      authorization,
      'content-type': 'application/octet-stream',
      'content-length': body.length,
    };
    const outgoing = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume().once('close', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    outgoing.once('error', () => {
      resolve(0);
    });
    outgoing.end(body);
  });
}
