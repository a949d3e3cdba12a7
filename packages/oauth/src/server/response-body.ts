import { BodyTooLargeError, readText } from '@smart-me/api-core/http';
import { OAuthError } from '../error/oauth-error.ts';

/** Responses of an authorization server have a few kB. */
const MAX_BODY_BYTES = 2 ** 20;

/** The members of a JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads the JSON object of a response; undefined when the body is something else.
 *
 * @throws {OAuthError} `unexpected_response` as soon as it is larger than any response is
 */
export async function jsonObjectOf(response: Response): Promise<JsonObject | undefined> {
  const text = await textOf(response);
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function textOf(response: Response): Promise<string> {
  try {
    return await readText(response.body, MAX_BODY_BYTES);
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    throw new OAuthError('The response of the authorization server is larger than 1 MiB.', {
      code: 'unexpected_response',
    });
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a member that is a text, and not an empty one. */
export function textMember(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns a member that is a number of seconds. Some servers write numbers as text. */
export function secondsMember(body: JsonObject, name: string): number | undefined {
  const value = body[name];
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && seconds >= 0 ? seconds : undefined;
}

/** Returns the value of a member that a response must have. @throws {OAuthError} `unexpected_response`, naming it */
export function required<Value>(name: string, value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw new OAuthError(`The response of the authorization server has no ${name}, or one of the wrong form.`, {
    code: 'unexpected_response',
  });
}
