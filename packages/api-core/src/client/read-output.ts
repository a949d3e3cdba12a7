import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { excerpt, isJsonLike, isPage, serverMessage } from '../error/server-message.ts';
import type { ErrorResponse, FailedCall } from '../error/service.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { requestId } from '../error/status-error.ts';
import { redactedError } from '../http/error-cause.ts';
import { parseJson } from '../json/json.ts';
import { describeMismatch } from '../wire/mismatch.ts';

/**
 * Reads the body of a successful response by the endpoint's schema. A page is never success, not even where no body is
 * expected: a proxy that asks for a sign-in sends it with status 200.
 *
 * @throws {SmartMeError} `unexpected_response`
 */
export function readOutput(
  { response: schema }: Pick<Endpoint, 'response'>,
  response: ErrorResponse,
  call: FailedCall,
): unknown {
  const unexpected = (what: string, cause?: unknown): SmartMeError =>
    unexpectedResponse(call, response, what, cause);
  const { body } = response;
  if (isPage(body))
    throw unexpected(`the response is a page, not JSON: ${serverMessage(body, call.redactor)}`);
  if (schema === undefined) return undefined;

  // At the top as in a field: null means absent.
  const wire = (body.trim() === '' ? undefined : readJson(body, call, unexpected)) ?? undefined;
  const result = decode(schema, wire, unexpected);
  if (result.success) return result.data;
  if (wire === undefined) throw unexpected('the response is empty where a value was expected.');
  throw unexpected(`the response is not as described: ${describeMismatch(result.error.issues)}.`);
}

type Unexpected = (what: string, cause?: unknown) => SmartMeError;

function readJson(body: string, { redactor }: FailedCall, unexpected: Unexpected): unknown {
  try {
    return parseJson(body);
  } catch {
    // The parser's own message quotes the text; and of what is nearly JSON, nobody knows which part is a secret.
    throw isJsonLike(body)
      ? unexpected(`the response is JSON that is cut off or broken, after ${body.length} characters.`)
      : unexpected(`the response is not JSON: ${excerpt(body, redactor)}`);
  }
}

function decode(
  schema: z.core.$ZodType,
  wire: unknown,
  unexpected: Unexpected,
): ReturnType<typeof z.safeDecode> {
  try {
    return z.safeDecode(schema, wire);
  } catch (error) {
    // A schema of somebody's own can throw instead of reporting an issue.
    throw unexpected('a value of the response could not be read; see the cause.', error);
  }
}

function unexpectedResponse(
  { name, service, redactor }: FailedCall,
  { status, headers }: ErrorResponse,
  what: string,
  cause: unknown,
): SmartMeError {
  return new SmartMeError(`${name}: ${what}`, {
    code: 'unexpected_response',
    hint: 'Check that baseUrl is that of the API and that no proxy or sign-in page responds in its place; if it is right, the API has changed: update the package.',
    status,
    requestId: requestId(service, headers),
    endpoint: name,
    cause: redactedError(cause, redactor),
  });
}
