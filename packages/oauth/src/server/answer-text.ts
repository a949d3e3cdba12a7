import { OAuthError } from '../error/oauth-error.ts';

/** Answers of an authorization server have a few kB. */
const MAX_ANSWER_BYTES = 2 ** 20;

/** The body of an answer as text. @throws {OAuthError} `unexpected_response` as soon as it is larger than any answer is */
export async function answerText({ body }: Response): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) return text + decoder.decode();
    size += value.byteLength;
    if (size > MAX_ANSWER_BYTES) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  throw new OAuthError('The answer of the authorization server is larger than 1 MiB.', {
    code: 'unexpected_response',
  });
}
