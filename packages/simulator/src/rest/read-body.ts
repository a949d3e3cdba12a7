import { BodyTooLargeError, readText } from '@smart-me/api-core/http';
import { HttpProblem } from '../http/http-problem.ts';

/** A folder menu of thousands of folders is far below. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The body of a request as text; reading stops as soon as it is too large. */
export async function readBody({ body, headers }: Request): Promise<string> {
  try {
    if (Number(headers.get('content-length') ?? 0) > MAX_BODY_BYTES)
      throw new BodyTooLargeError(MAX_BODY_BYTES);
    return await readText(body, MAX_BODY_BYTES);
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    throw new HttpProblem(413, `A body has at most ${MAX_BODY_BYTES} bytes.`);
  }
}
