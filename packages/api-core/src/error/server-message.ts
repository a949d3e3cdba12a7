import { isSecretName, type Redactor } from '../http/redactor.ts';

/** Long enough for a sentence of a server, short enough for a line of a log. */
const LONGEST_EXCERPT = 300;

/** An error body is looked at no further than this. */
const LONGEST_LOOK = 100_000;

/** The members in which servers put their sentence, the best first: RFC 9457, RFC 6749 §5.2, ASP.NET. */
const MESSAGE_MEMBERS = ['detail', 'message', 'error_description', 'title', 'error'];

/** Whether a body is a page where the API sends JSON: of a proxy, a sign-in, a firewall. */
export function isPage(body: string): boolean {
  return /^\s*</.test(body);
}

/**
 * What the server says about an error, in one bounded line without secrets: from JSON, problem details, HTML or text.
 * JSON that is cut or has no sentence is not shown: who knows what is in it.
 */
export function serverMessage(body: string, redactor: Redactor): string {
  const head = body.slice(0, LONGEST_LOOK);
  const said = excerpt(isPage(head) ? pageTitle(head) : isJsonLike(head) ? fromJson(head) : head, redactor);
  return said.replace(REASON_PHRASE, '');
}

/** The beginning of a text in one line, without secrets. */
export function excerpt(text: string, redactor: Redactor): string {
  // Redacted before it is cut: half a secret is one too.
  // Once more without the signs that nobody sees: one of them can stand amid a secret.
  const seen = redactor.redact(text.slice(0, LONGEST_LOOK)).replaceAll(/\p{Cf}+/gu, '');
  const line = redactor
    .redact(seen)
    .replaceAll(
      /(?<![\w-])([\w-]{1,64})(=|\\?["']\s*:\s*\\?["'])[^\s&;,"'\\<]+/g,
      (pair, name: string, sign: string) => (isSecretName(name) ? `${name}${sign}[redacted]` : pair),
    )
    // What moves a terminal's cursor is no part of a sentence.
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}…` : line;
}

/**
 * Whether a text begins as a JSON object, array or string does, or holds a piece of one: what was cut off in front can be as
 * secret as what was cut off behind.
 */
export function isJsonLike(text: string): boolean {
  return /^\s*[{["]/.test(text) || /"\s*[:}\]]|[:[{]"/.test(text.slice(0, LONGEST_LOOK));
}

function fromJson(body: string): string {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return '';
  }
  if (typeof json === 'string') return json;
  const members = new Map(
    Object.entries(json ?? {}).map(([name, value]): [string, unknown] => [name.toLowerCase(), value]),
  );
  const sentences = [
    ...MESSAGE_MEMBERS.map((name) => members.get(name)),
    ...validationMessages(members.get('errors')),
  ];
  return [...new Set(sentences)]
    .filter((value) => typeof value === 'string')
    .map((value) => value.replace(REASON_PHRASE, ''))
    .filter(Boolean)
    .join(' ');
}

/** The reason phrase that frameworks put beside the sentence, or at its end, says what the status says. */
const REASON_PHRASE =
  /(?:^|(?<=[.!?])\s+)(?:\d{3} )?(?:bad request|unauthorized|payment required|forbidden|not found|method not allowed|request timeout|conflict|gone|(?:payload|content) too large|unsupported media type|unprocessable (?:entity|content)|too many requests|internal server error|service unavailable|error)\.?$/i;

/** ASP.NET's validation problem: `{ "errors": { "ApiUrl": ["The ApiUrl field is required."] } }`. */
function validationMessages(errors: unknown): unknown[] {
  return typeof errors === 'object' && errors !== null ? Object.values(errors).flat() : [];
}

/** The title of a page; a page's text is markup and style for the most part. */
function pageTitle(body: string): string {
  return (/<title[^>]{0,200}>([^<]*)/i.exec(body)?.[1] ?? '').trim() || 'a page without a title';
}
