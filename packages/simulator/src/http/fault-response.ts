import type { ServerResponse } from 'node:http';
import type { RequestFate } from '../faults/faults.ts';

/** JSON that breaks off, as after a proxy gave up. */
const BROKEN_JSON = '[{"Id":"3bd0fce9-9f8e-4183-b3d1';

/** Responds to a request with the failure that was ordered instead of the truth. */
export function respondWithFault(
  response: ServerResponse,
  failure: NonNullable<RequestFate['failure']>,
): void {
  switch (failure.kind) {
    case 'status': {
      const { status, retryAfter, body = '' } = failure;
      if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
      const isText = typeof body === 'string';
      response.writeHead(status, {
        'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
      });
      response.end(isText ? body : JSON.stringify(body));
      return;
    }
    case 'malformed':
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
        .end(failure.body ?? BROKEN_JSON);
      return;
    case 'cut':
      if (failure.when !== 'in the body') {
        response.socket?.destroy();
        return;
      }
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': 10_000,
      });
      response.write(BROKEN_JSON, () => response.socket?.destroy());
  }
}
