/** A user name and a password (RFC 7617). */
export interface BasicCredentials {
  /** Without a colon: on the wire, it ends the name. */
  readonly username: string;
  readonly password: string;
}

/** The `Authorization` header of Basic credentials, in UTF-8: `Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==`. */
export function basicAuthorization({ username, password }: BasicCredentials): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** What an `Authorization` header of Basic credentials holds; `undefined` when it is none, or cannot be read. */
export function parseBasicAuthorization(authorization: string): BasicCredentials | undefined {
  const encoded = /^basic +([\w+/=-]+) *$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const text = new TextDecoder().decode(bytes);
    const colon = text.indexOf(':');
    return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
  } catch {
    return undefined;
  }
}
