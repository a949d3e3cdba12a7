// Texts of a server (device names, error descriptions, scopes) as a terminal may show them. This is the one place that
// knows what a terminal would obey or misread.

/** Escape sequences with all that belongs to them: CSI, OSC and other strings, and what is left of them. */
const ESCAPES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;

/** Format characters that change the direction or hide text; the joiners are parts of words and of emoji. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}|[\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;

/**
 * A text that is no more than text: escape sequences, control characters (C0 and C1) and characters that change the
 * direction of writing are taken out, a line end or tab is a blank.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(ESCAPES, '')
    .replace(/[\t\n\v\f\r\u0085]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(INVISIBLE, '');
}

/** JSON whose text a terminal shows as it is: what it might obey is written as an escape, which JSON reads back. */
export function plainJson(json: string): string {
  return json.replace(/[\u007f-\u009f]|\p{Cf}|[\u2028\u2029]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** How many columns of a terminal the text takes. */
export function widthOf(text: string): number {
  if (/^[\u0020-\u007e\u00a1-\u02ff]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** East Asian wide and full-width characters (Unicode, East Asian Width W and F) and emoji take two columns. */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})|\ufe0f/u;

function graphemeWidth(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return /^\p{M}+$/u.test(grapheme) ? 0 : 1;
}

/** The text in exactly this width: padded, or cut with an ellipsis. */
export function toWidth(text: string, width: number, alignment: 'left' | 'right' = 'left'): string {
  const cut = cutToWidth(text, width);
  const padding = ' '.repeat(Math.max(0, width - widthOf(cut)));
  return alignment === 'left' ? cut + padding : padding + cut;
}

function cutToWidth(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let cut = '';
  let left = width - 1;
  for (const { segment } of graphemes.segment(text)) {
    left -= graphemeWidth(segment);
    if (left < 0) break;
    cut += segment;
  }
  return width > 0 ? `${cut.trimEnd()}…` : '';
}

/** The text in lines of at most this width, broken between words; a word that is longer stays whole. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || widthOf(line) + 1 + widthOf(word) > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
