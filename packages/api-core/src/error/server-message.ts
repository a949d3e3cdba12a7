import type { Redactor } from './redactor.ts';

/** Long enough for a sentence of a server, short enough for a line of a log. */
const LONGEST_EXCERPT = 300;

/** An error body is looked at no further than this. */
const LONGEST_LOOK = 100_000;

/** The members in which servers put their sentence: RFC 9457, RFC 6749 §5.2, ASP.NET. */
const MESSAGE_MEMBERS = ['detail', 'title', 'message', 'error_description', 'error'];

/** What the server says about an error, in one bounded line without secrets: from JSON, problem details, HTML or text. */
export function serverMessage(body: string, redactor: Redactor): string {
  const head = body.slice(0, LONGEST_LOOK);
  return excerpt(fromJson(head) ?? fromHtml(head) ?? head, redactor);
}

/** The beginning of a text in one line, without secrets. */
export function excerpt(text: string, redactor: Redactor): string {
  // Redacted before it is cut: half a secret is one too.
  const line = redactor
    .redact(text.slice(0, LONGEST_LOOK))
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}…` : line;
}

function fromJson(body: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof json === 'string') return json;
  if (typeof json !== 'object' || json === null) return undefined;
  const members = new Map(
    Object.entries(json).map(([name, value]): [string, unknown] => [name.toLowerCase(), value]),
  );
  const sentences = MESSAGE_MEMBERS.map((name) => members.get(name)).filter(
    (value) => typeof value === 'string' && value !== '',
  );
  return (
    [...new Set([...sentences.slice(0, 2), ...validation(members.get('errors'))])].join(' ') || undefined
  );
}

/** ASP.NET's validation problem: `{ "errors": { "ApiUrl": ["The ApiUrl field is required."] } }`. */
function validation(errors: unknown): unknown[] {
  return typeof errors === 'object' && errors !== null
    ? Object.values(errors)
        .flat()
        .filter((value) => typeof value === 'string')
    : [];
}

/** The title of a page; a page's text is markup and style for the most part. */
function fromHtml(body: string): string | undefined {
  if (!/^\s*<(?:!doctype|html)/i.test(body)) return undefined;
  return (/<title[^>]{0,200}>([^<]*)/i.exec(body)?.[1] ?? '').trim() || 'an HTML page without a title';
}
