/** What stands in the place of a secret. */
const REDACTED = '[redacted]';

/** Below this a "secret" is a word of the text around it. */
const SHORTEST_SECRET = 3;

/** Names of fields and query parameters whose values are secrets. */
const SECRET_NAME = /passw|secret|token|authorization|api[_-]?key|credential/i;

/** Knows the secrets of one call and takes them out of every text that leaves it. */
export class Redactor {
  readonly #secrets = new Set<string>();

  /** Keeps an `Authorization` value out: whole, its credentials alone, and what Basic encodes (RFC 7617). */
  addAuthorization(value: string): void {
    const credentials = value.slice(value.indexOf(' ') + 1);
    this.#add(value);
    this.#add(credentials);
    if (/^basic /i.test(value)) {
      const [userPass, password] = decodedBasic(credentials);
      this.#add(userPass);
      this.#add(password);
    }
  }

  /** Keeps the values out that stand under a secret's name, however deep: a password in a body, a token in a query. */
  addNamed(value: unknown, isSecret = false): void {
    if (typeof value === 'string' && isSecret) this.#add(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value))
      this.addNamed(member, isSecret || SECRET_NAME.test(name));
  }

  /** The text without the secrets. */
  redact(text: string): string {
    let redacted = text;
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length)) {
      redacted = redacted.replaceAll(secret, REDACTED);
    }
    return redacted;
  }

  #add(secret: string): void {
    if (secret.length < SHORTEST_SECRET) return;
    for (const form of formsOf(secret)) this.#secrets.add(form);
  }
}

/** A secret as it is, and as a path, a query, JSON and HTML write it: servers quote requests in all of these. */
function formsOf(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll(/[&<>"']/g, (char) => HTML_ENTITIES.get(char) ?? char),
  ];
}

const HTML_ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function decodedBasic(credentials: string): [userPass: string, password: string] {
  try {
    const userPass = new TextDecoder().decode(
      Uint8Array.from(atob(credentials), (char) => char.charCodeAt(0)),
    );
    return [userPass, userPass.slice(userPass.indexOf(':') + 1)];
  } catch {
    return ['', '']; // not base64: then it is no more than the text that is kept out already
  }
}
