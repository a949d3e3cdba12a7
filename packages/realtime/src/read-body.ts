import { WebhookError } from './webhook-error.ts';

export interface BodyLimits {
  readonly maxBodyBytes: number;
  /** Milliseconds from the first look at the body to its end. */
  readonly bodyTimeout: number;
}

/** What a body of unknown length starts with; the documented example is 92 bytes. */
const FIRST_ALLOCATION = 1024;

/**
 * The whole body, bounded in size while it arrives and in time.
 *
 * @throws WebhookError `body_too_large`, `body_timeout` or `body_incomplete`.
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  const declared = declaredLength(request);
  if (declared !== undefined && declared > limits.maxBodyBytes) throw new WebhookError('body_too_large');
  if (request.body === null) return new Uint8Array();

  const reader = request.body.getReader();
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
    abandon(reader);
  }, limits.bodyTimeout);
  try {
    const bytes = await collect(reader, declared, limits.maxBodyBytes);
    if (late.signal.aborted) throw new WebhookError('body_timeout');
    return bytes;
  } catch (cause) {
    throw cause instanceof WebhookError ? cause : new WebhookError('body_incomplete', { cause });
  } finally {
    clearTimeout(timer);
    abandon(reader);
  }
}

/** Grows one buffer by doubling, so that a body in tiny chunks costs no more memory than one in a single piece. */
async function collect(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  declared: number | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  let bytes = new Uint8Array(declared ?? FIRST_ALLOCATION);
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, size);
    const end = size + value.byteLength;
    if (end > maxBytes) throw new WebhookError('body_too_large');
    if (end > bytes.length) {
      const grown = new Uint8Array(Math.min(Math.max(end, 2 * bytes.length), maxBytes));
      grown.set(bytes.subarray(0, size));
      bytes = grown;
    }
    bytes.set(value, size);
    size = end;
  }
}

function declaredLength(request: Request): number | undefined {
  const header = request.headers.get('content-length');
  return header !== null && /^\d+$/.test(header) ? Number(header) : undefined;
}

/** Stops the transfer; a stream that has ended or failed already has nothing to stop. */
function abandon(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => undefined);
}
