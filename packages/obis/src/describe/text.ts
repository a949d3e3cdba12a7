/** The languages of descriptions: English, and the three that Swiss meters are read in. */
export type Language = 'en' | 'de' | 'fr' | 'it';

/** One wording in every language; `{n}` stands for a number or a symbol that belongs into it. */
export type Text = readonly [en: string, de: string, fr: string, it: string];

/** A wording and what stands for its `{n}`, in no language yet. */
export type Phrase = readonly [text: Text, n?: number | string];

const COLUMN: Readonly<Record<Language, 0 | 1 | 2 | 3>> = { en: 0, de: 1, fr: 2, it: 3 };

/** A phrase in one language. */
export function say([text, n]: Phrase, language: Language): string {
  const words = text[COLUMN[language]];
  return n === undefined ? words : words.replace('{n}', String(n));
}
