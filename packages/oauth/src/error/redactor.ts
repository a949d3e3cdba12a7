/** Takes secrets out of a text that a server wrote. */
export type Redact = (text: string) => string;

/** How forms and URLs (`%2b`), HTML (`&#x27;`, `&amp;`) and JSON (`\\u0027`, `\\"`) write a character. */
const ENCODINGS: readonly Encoding[] = [
  // A character outside ASCII has two to four bytes.
  {
    escape: /%[0-7][\da-f]|%[c-f][\da-f](?:%[89ab][\da-f]){1,3}/gi,
    decode: (escape) => decodeURIComponent(escape),
  },
  {
    escape: /&(#x?0*[\da-f]{1,6}|amp|lt|gt|quot|apos);?/gi,
    decode: (_escape, name) =>
      name.startsWith('#') ? String.fromCodePoint(Number(`0${name.slice(1)}`)) : (NAMED[name] ?? ''),
  },
  {
    escape: /\\(u[\da-f]{4}|[^u])/gi,
    decode: (escape, name) =>
      name.length === 5 ? String.fromCharCode(parseInt(name.slice(1), 16)) : escape.slice(1),
  },
];

interface Encoding {
  readonly escape: RegExp;
  /** Throws for what is no character. */
  readonly decode: (escape: string, name: string) => string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Encodings stand within one another: a form in JSON in HTML. */
const DEPTH = 3;

/**
 * Servers quote what they refuse, in whatever encoding their page or log has. So a secret is looked for in the text as it
 * is and in all that it decodes to, and taken out where it came from.
 */
export function redactor(secrets: readonly string[]): Redact {
  return (text) => {
    const wanted = secrets.filter((secret) => secret !== '').map(plusForSpace);
    const found: [start: number, end: number][] = [];
    const search = ({ plain, starts }: Decoded, depth: number): void => {
      const haystack = plusForSpace(plain);
      for (const secret of wanted) {
        for (let at = haystack.indexOf(secret); at >= 0; at = haystack.indexOf(secret, at + 1)) {
          found.push([starts[at] ?? 0, starts[at + secret.length] ?? text.length]);
        }
      }
      if (depth === 0) return;
      for (const encoding of ENCODINGS) {
        const decoded = decodedOnce(plain, starts, encoding);
        if (decoded.plain !== plain) search(decoded, depth - 1);
      }
    };
    search({ plain: text, starts: Array.from({ length: text.length + 1 }, (_, at) => at) }, DEPTH);
    return withoutRanges(text, found);
  };
}

interface Decoded {
  readonly plain: string;
  /** Where each character of `plain` begins in the text, and where the last one ends. */
  readonly starts: readonly number[];
}

function decodedOnce(text: string, starts: readonly number[], { escape, decode }: Encoding): Decoded {
  let plain = '';
  const decodedStarts: number[] = [];
  let end = 0;
  const copy = (from: number, to: number): void => {
    plain += text.slice(from, to);
    decodedStarts.push(...starts.slice(from, to));
  };
  for (const { 0: written, 1: name = '', index } of text.matchAll(escape)) {
    copy(end, index);
    end = index + written.length;
    try {
      const character = decode(written, name.toLowerCase());
      plain += character;
      for (let unit = 0; unit < character.length; unit++) decodedStarts.push(starts[index] ?? 0);
    } catch {
      copy(index, end); // no character has such a number
    }
  }
  copy(end, text.length);
  return { plain, starts: [...decodedStarts, starts.at(-1) ?? 0] };
}

/** A form writes a space as `+`; of the same length, so that positions stay. */
function plusForSpace(text: string): string {
  return text.replaceAll(' ', '+');
}

function withoutRanges(text: string, ranges: readonly (readonly [start: number, end: number])[]): string {
  let clean = '';
  let end = 0;
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    if (from >= end) clean += `${text.slice(end, from)}[redacted]`;
    end = Math.max(end, to);
  }
  return clean + text.slice(end);
}
