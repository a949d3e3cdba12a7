/** The languages of descriptions: English, and those that meters of the region are read in. */
export type Language = 'en' | 'de' | 'fr' | 'it' | 'nl';

/** All languages of descriptions, in the order of the tables. */
export const languages: readonly Language[] = ['en', 'de', 'fr', 'it', 'nl'];

/**
 * The language of descriptions that fits a BCP 47 tag best: `de-CH` and `de` are German. A language without descriptions
 * is read as English.
 *
 * @example
 * languageOf('de-CH'); // 'de'
 * languageOf('rm-CH'); // 'en'
 */
export function languageOf(tag: string): Language {
  const primary = /^[a-z]+/i.exec(tag)?.[0].toLowerCase();
  return languages.find((language) => language === primary) ?? 'en';
}

/** One wording in every language, `en|de|fr|it|nl`; `{n}` stands for a number or a symbol that belongs into it. */
export type Text = `${string}|${string}|${string}|${string}|${string}`;

/** A wording and what stands for its `{n}`, in no language yet. */
export type Phrase = readonly [text: Text, n?: number | string];

/** A phrase in one language. */
export function say([text, n]: Phrase, language: Language): string {
  const words = text.split('|')[languages.indexOf(language)] ?? '';
  return n === undefined ? words : words.replace('{n}', () => String(n));
}

// How a value is made, in the words that more than one medium uses.

export const average: Text = 'average|Mittelwert|moyenne|media|gemiddelde';
export const minimum: Text = 'minimum|Minimum|minimum|minimo|minimum';
export const maximum: Text = 'maximum|Maximum|maximum|massimo|maximum';
export const currentAverage: Text =
  'current average|laufender Mittelwert|moyenne en cours|media in corso|lopend gemiddelde';
export const lastAverage: Text =
  'last average|letzter Mittelwert|dernière moyenne|ultima media|laatste gemiddelde';
export const testValue: Text = 'test value|Prüfwert|valeur de test|valore di prova|testwaarde';
export const loadProfile: Text = 'load profile|Lastgang|courbe de charge|curva di carico|belastingprofiel';
