/** The user name and password smart-me sends with every delivery (RFC 7617). */
export interface BasicCredentials {
  /** Holds no colon: it ends the user name on the wire. */
  readonly username: string;
  readonly password: string;
}

/**
 * A check of an `Authorization` header against the expected credentials. It compares SHA-256 digests and never stops at
 * the first difference, so its time tells neither how much of a guess was right nor how long the password is.
 *
 * @throws TypeError when the credentials cannot be sent as Basic credentials.
 */
export function basicCredentialsCheck(
  credentials: BasicCredentials,
): (authorization: string | null) => Promise<boolean> {
  const expected = sha256(new TextEncoder().encode(userPass(credentials)));
  return async (authorization) => equal(await sha256(presented(authorization)), await expected);
}

function userPass({ username, password }: BasicCredentials): string {
  if (username === '' || password === '') throw new TypeError('A webhook needs a user name and a password.');
  if (username.includes(':')) throw new TypeError('The user name of a webhook holds no colon (RFC 7617 §2).');
  return `${username}:${password}`;
}

/** The bytes of user-pass in the header; none when there are no readable Basic credentials. */
function presented(authorization: string | null): Uint8Array<ArrayBuffer> {
  const token = /^basic +([\w+/=-]+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  try {
    return Uint8Array.from(atob(token), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  let difference = left.length ^ right.length;
  for (const [index, byte] of left.entries()) difference |= byte ^ (right[index] ?? 0);
  return difference === 0;
}
