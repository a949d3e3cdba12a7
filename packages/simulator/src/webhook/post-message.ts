import { type Agent as HttpAgent, request as requestHttp } from 'node:http';
import { type Agent as HttpsAgent, request as requestHttps } from 'node:https';

/** Where a message goes and who the sender says it is. */
export interface MessageTarget {
  readonly url: URL;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** How the messages of one sender travel. */
export interface MessageTransport {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
  readonly signal: AbortSignal;
  /** Whether the connection breaks in the middle of the message. */
  readonly isCut: boolean;
}

/** A receiver that has not responded after this many milliseconds counts as failed. */
const TIMEOUT = 10_000;

/** POSTs one serialized realtime message and returns the receiver's status; its body is not read. Redirects are not followed. */
export function postMessage(
  { url, username, password }: MessageTarget,
  message: Uint8Array,
  { httpAgent, httpsAgent, signal, isCut }: MessageTransport,
): Promise<number> {
  const headers: Record<string, string | number> = {
    'content-type': 'application/octet-stream',
    'content-length': message.length,
  };
  if (username !== undefined)
    headers['authorization'] = `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}`;
  const options = {
    method: 'POST',
    headers,
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
  };
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? requestHttps(url, { ...options, agent: httpsAgent })
        : requestHttp(url, { ...options, agent: httpAgent });
    request.on('response', (response) => {
      response
        .on('error', reject)
        .on('end', () => {
          resolve(response.statusCode ?? 0);
        })
        .resume();
    });
    request.on('error', reject);
    if (!isCut) request.end(message);
    else
      request.write(message.subarray(0, message.length >> 1), () => {
        request.destroy(new Error('the connection was cut, as a fault wanted'));
      });
  });
}
