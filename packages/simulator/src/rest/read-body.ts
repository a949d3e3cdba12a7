import { HttpProblem } from '../http/http-problem.ts';

/** A folder menu of thousands of folders is far below. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The body of a request as text; reading stops as soon as it is too large. */
export async function readBody({ body, headers }: Request): Promise<string> {
  if (Number(headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size).toString('utf8');
}

function tooLarge(): HttpProblem {
  return new HttpProblem(413, `A body has at most ${MAX_BODY_BYTES} bytes.`);
}
