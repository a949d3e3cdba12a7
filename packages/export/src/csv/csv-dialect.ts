/** How a spreadsheet of a country reads CSV. */
export interface CsvDialect {
  readonly separator: ',' | ';' | '\t';
  readonly decimal: '.' | ',';
}

/** What a program takes that was written by programmers. */
export const PLAIN: CsvDialect = { separator: ',', decimal: '.' };

/**
 * How the spreadsheets of a country read numbers and separate columns: by the settings of Windows, which Excel and LibreOffice
 * follow. In Switzerland and Liechtenstein the decimal mark is a point in every language, though a language alone would
 * say otherwise: `1234,56` stays text there.
 *
 * @param locale BCP 47: `de-CH`, `fr-FR`, `en-US`
 * @throws RangeError when it is none
 */
export function dialectOf(locale: string): CsvDialect {
  const { region, language } = new Intl.Locale(locale).maximize();
  if (region !== undefined && POINT_AND_SEMICOLON.has(region)) return { separator: ';', decimal: '.' };
  const decimal = new Intl.NumberFormat(`${language}-${region ?? ''}`)
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value;
  return decimal === ',' ? { separator: ';', decimal: ',' } : PLAIN;
}

/** Regions with a decimal point whose lists are separated by semicolons. */
const POINT_AND_SEMICOLON = new Set(['CH', 'LI']);
