import * as z from 'zod/mini';
import { excerpt, serverMessage } from '../error/server-message.ts';
import type { SmartMeError } from '../error/smart-me-error.ts';
import { parseJson } from '../json/parse-json.ts';
import type { Call } from '../pipeline/call.ts';
import { describeMismatch } from '../wire/mismatch.ts';
import { unexpectedAnswer } from './unexpected-answer.ts';

/** Reads the body of a successful answer by the endpoint's schema. @throws {SmartMeError} `unexpected_response` */
export function decodeOutput(call: Call, response: Response, body: string): unknown {
  const schema = call.endpoint.response;
  if (schema === undefined) return undefined;
  const unexpected: Unexpected = (what, cause) => unexpectedAnswer(call, response, what, cause);

  // At the top as in a field: null means absent.
  const wire = readWire(body, call, unexpected) ?? undefined;
  const result = decode(schema, wire, unexpected);
  if (result.success) return result.data;
  if (wire === undefined) throw unexpected('the answer is empty where a value was expected.');
  throw unexpected(`the answer is not as described: ${describeMismatch(result.error.issues)}.`);
}

/** Reads one element of an answer that is an array. @throws what `unexpected` makes */
export function decodeElement(
  schema: z.core.$ZodType,
  text: string,
  index: number,
  unexpected: Unexpected,
): unknown {
  let wire: unknown;
  try {
    wire = parseJson(text);
  } catch {
    throw unexpected(`[${index}] of the answer is not JSON.`);
  }
  const result = decode(schema, wire, unexpected);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({ ...issue, path: [index, ...issue.path] }));
  throw unexpected(`the answer is not as described: ${describeMismatch(issues)}.`);
}

/** Makes the error of an answer that is not what its endpoint describes. */
export type Unexpected = (what: string, cause?: unknown) => SmartMeError;

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
