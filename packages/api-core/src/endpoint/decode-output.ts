import * as z from 'zod/mini';
import { redactedCause } from '../error/redacted-cause.ts';
import { excerpt, serverMessage } from '../error/server-message.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { parseJson } from '../json/parse-json.ts';
import type { Call } from '../pipeline/call.ts';
import { describeMismatch } from '../wire/mismatch.ts';

/** Reads the body of a successful answer by the endpoint's schema. @throws {SmartMeError} `unexpected_response` */
export function decodeOutput(call: Call, response: Response, body: string): unknown {
  const schema = call.endpoint.response;
  if (schema === undefined) return undefined;
  const unexpected = (what: string, cause?: unknown): SmartMeError =>
    new SmartMeError(`${call.name}: ${what}`, {
      code: 'unexpected_response',
      hint: 'Check that baseUrl is that of the API and that no proxy or sign-in page answers in its place; if it is right, the API has changed: update the package.',
      status: response.status,
      requestId: response.headers.get('cf-ray') ?? undefined,
      endpoint: call.name,
      cause: redactedCause(cause, call.redactor),
    });

  // At the top as in a field: null means absent.
  const wire = readWire(body, call, unexpected) ?? undefined;
  const result = decode(schema, wire, unexpected);
  if (result.success) return result.data;
  if (wire === undefined) throw unexpected('the answer is empty where a value was expected.');
  throw unexpected(`the answer is not as described: ${describeMismatch(result.error.issues)}.`);
}

type Unexpected = (what: string, cause?: unknown) => SmartMeError;

function readWire(body: string, call: Call, unexpected: Unexpected): unknown {
  if (body.trim() === '') return undefined;
  try {
    return parseJson(body);
  } catch {
    // The parser's own message quotes the text; ours does so bounded and redacted.
    throw body.trimStart().startsWith('<')
      ? unexpected(`the answer is a page, not JSON: ${serverMessage(body, call.redactor)}`)
      : unexpected(`the answer is not JSON, or not all of it: ${excerpt(body, call.redactor)}`);
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
    throw unexpected('a value of the answer could not be read; see the cause.', error);
  }
}
