import type { Endpoint } from '../endpoint/endpoint.ts';
import { unexpectedResponse } from '../error/call-error.ts';
import { excerpt, isJsonLike, isPage, serverMessage } from '../error/server-message.ts';
import type { ErrorResponse, FailedCall } from '../error/service.ts';
import type { SmartMeError } from '../error/smart-me-error.ts';
import { parseJson } from '../json/json.ts';
import { Conversion, describeProblems } from '../wire/conversion.ts';

/**
 * Reads the body of a successful response by the endpoint's type. A page is never success, not even where no body is
 * expected: a proxy that asks for a sign-in sends it with status 200.
 *
 * @throws {SmartMeError} `unexpected_response`
 */
export function readOutput(
  { response: type }: Pick<Endpoint, 'response'>,
  response: ErrorResponse,
  call: FailedCall,
): ReadOutput {
  const unexpected: Unexpected = (what, details) =>
    unexpectedResponse(call, response, what, { hint: HINT, ...details });
  const { body } = response;
  if (isPage(body))
    throw unexpected('the response is a page, not JSON', { quote: serverMessage(body, call.redactor) });
  if (type === undefined) return { output: undefined };

  // At the top as in a field: null means absent.
  const wire = (body.trim() === '' ? undefined : readJson(body, call, unexpected)) ?? undefined;
  const conversion = new Conversion('learn');
  let output: unknown;
  try {
    output = type.decode(wire, conversion);
  } catch (cause) {
    // A type of somebody's own can throw instead of noting a problem.
    throw unexpected('a value of the response could not be read; see the cause', { cause });
  }
  const { problems, skipped } = conversion;
  if (problems.length === 0) return { output, ...(skipped > 0 && { skipped }) };
  if (wire === undefined) throw unexpected('the response is empty where a value was expected');
  throw unexpected(`the response is not as described: ${describeProblems(problems)}`);
}

/** What a body holds. */
export interface ReadOutput {
  readonly output: unknown;
  /** Values that could not be read, and were left out. */
  readonly skipped?: number;
}

const HINT =
  'Check baseUrl, and that no cache, proxy or sign-in page responds in place of the API; otherwise update the package.';

type Unexpected = (
  what: string,
  details?: { readonly quote?: string; readonly cause?: unknown },
) => SmartMeError;

function readJson(body: string, { redactor }: FailedCall, unexpected: Unexpected): unknown {
  try {
    return parseJson(body);
  } catch {
    // The parser's own message quotes the text; and of what is nearly JSON, nobody knows which part is a secret.
    throw isJsonLike(body)
      ? unexpected(`the response is JSON that is cut off or broken, after ${body.length} characters`)
      : unexpected('the response is not JSON', { quote: excerpt(body, redactor) });
  }
}
