import type { BasicCredentials } from '@smart-me/api-core';
import { basicAuthorization } from '@smart-me/api-core/http';

/** Whether an `Authorization` header has the expected credentials. */
export type CredentialsCheck = (authorization: string | undefined) => boolean;

/**
 * A check of an `Authorization` header against the expected credentials. It compares every character of what is expected,
 * whatever was sent, so its time tells neither how much of a guess was right nor how long the password is.
 *
 * @throws TypeError when the credentials cannot be sent as Basic credentials.
 */
export function credentialsCheck(credentials: BasicCredentials): CredentialsCheck {
  const problem = credentialsProblem(credentials);
  if (problem !== undefined) throw new TypeError(problem);
  const { username, password } = credentials;
  const userPass = binary(new TextEncoder().encode(`${username}:${password}`));
  // What nearly every sender writes: it needs no decoding.
  const canonical = basicAuthorization(credentials);
  return (authorization = '') =>
    isEqual(authorization, canonical) || isEqual(decoded(authorization), userPass);
}

/** Why credentials cannot be sent as Basic credentials, in a sentence; undefined when they can. */
export function credentialsProblem(credentials: BasicCredentials | undefined): string | undefined {
  const texts: readonly unknown[] = [credentials?.username, credentials?.password];
  if (!texts.every((text) => typeof text === 'string' && text !== ''))
    return 'A webhook needs a user name and a password.';
  return String(texts[0]).includes(':')
    ? 'The user name of a webhook holds no colon (RFC 7617 §2).'
    : undefined;
}

/** User-pass in a header of any other form: another case, more blanks, no padding. Empty when there is none. */
function decoded(authorization: string): string {
  const token = /^basic +([\w+/=-]+) *$/i.exec(authorization)?.[1] ?? '';
  try {
    return atob(token);
  } catch {
    return '';
  }
}

const binary = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** The loop has the length of what is expected, and no way out of it. */
function isEqual(presented: string, expected: string): boolean {
  let difference = presented.length ^ expected.length;
  for (let index = 0; index < expected.length; index++) {
    // Beyond the end charCodeAt is NaN, which counts as 0 here; the lengths differ then.
    difference |= presented.charCodeAt(index) ^ expected.charCodeAt(index);
  }
  return difference === 0;
}
