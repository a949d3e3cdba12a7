import type { Fix } from './fix.ts';

const PARSE = 'obis/src/parse-obis.test.ts';
const DESCRIBE = 'obis/src/describe/describe-obis.test.ts';
const GROUPS = 'obis/src/describe/groups.test.ts';
const OUTSIDE = 'obis/src/describe/outside.test.ts';
const RULES = 'obis/src/describe/rule-codes.test.ts';
const FIELD = 'obis/src/describe/field-codes.test.ts';
const PRACTICE = 'obis/src/describe/practice.test.ts';
const UNIT_OF = 'obis/src/units/unit-of.test.ts';

/** Codes as meters and their lists write them. */
const NOTATIONS: readonly Fix[] = [
  {
    fault: '1-0:1.8.0.255, with a dot before F, is no code',
    file: 'obis/src/scan-obis.ts',
    fix: 'char === AMPERSAND || (char === DOT && first === 0)',
    without: 'char === AMPERSAND',
    test: PARSE,
  },
  {
    fault: '0x0100010800FF is no code',
    file: 'obis/src/scan-obis.ts',
    fix: '| 0x20) === 0x3078 ? 2 : 0',
    without: '| 0x20) === 0x3078 ? 0 : 0',
    test: PARSE,
  },
  {
    fault: '01 00 01 08 00 FF, with blanks between the bytes, is no code',
    file: 'obis/src/scan-obis.ts',
    fix: 'separator === COLON || separator === BLANK',
    without: 'separator === COLON',
    test: PARSE,
  },
  {
    fault: '01:00:01:08:00:FF, with colons between the bytes, is no code',
    file: 'obis/src/scan-obis.ts',
    fix: 'separator === COLON || separator === BLANK',
    without: 'separator === BLANK',
    test: PARSE,
  },
  {
    fault: 'F.F and 31.7 of a readout are no codes, though missingE says what their E is',
    file: 'obis/src/parse-obis.ts',
    fix: 'scanObis(text, options?.missingE);\n  if (found',
    without: 'scanObis(text);\n  if (found',
    test: PARSE,
  },
  {
    fault: 'F.F is read as if its E were 0, though nobody said so',
    file: 'obis/src/parse-obis.ts',
    fix: 'scanObis(text, options?.missingE);\n  if (found',
    without: 'scanObis(text, options?.missingE ?? 0);\n  if (found',
    test: PARSE,
  },
];

/** Groups of which the standard says something else than it seems. */
const OF_GROUPS: readonly Fix[] = [
  {
    fault: "1-65:1.29.1 of Luxembourg's energy sharing is of channel 65",
    file: 'obis/src/describe/describe-obis.ts',
    fix: 'b >= 1 && b <= LAST_CHANNEL ? b',
    without: 'b >= 1 && b <= LAST_UTILITY ? b',
    test: GROUPS,
  },
  {
    fault: "1-65:1.29.1 of Luxembourg's energy sharing is of tariff 1",
    file: 'obis/src/describe/describe-obis.ts',
    fix: 'const ownE = b > LAST_CHANNEL && e <= LAST_UTILITY;',
    without: 'const ownE = false;',
    test: GROUPS,
  },
  {
    fault: '1.8.63, the error register, is of tariff 63',
    file: 'obis/src/describe/groups.ts',
    fix: '{ tariff: undefined, qualifiers: [[errorRegister]] }',
    without: '{ tariff: e, qualifiers: [[tariff, e]] }',
    test: GROUPS,
  },
  {
    fault: 'the operating time 96.8.63 is of tariff 63',
    file: 'obis/src/describe/general-objects.ts',
    fix: '\n0,1|96|8|1-62|*||E|',
    without: '\n0,1|96|8|1-63|*||E|',
    test: GROUPS,
  },
  {
    fault: "1-0:96.50.0*1, with the maker's F, is of billing period 1",
    file: 'obis/src/describe/general.ts',
    fix: 'hasOwnF: code.f !== 255,',
    without: 'hasOwnF: false,',
    test: GROUPS,
  },
  {
    fault: "an unnamed code with the maker's F, 1-0:96.77.3*7, is of a billing period",
    file: 'obis/src/describe/describe-obis.ts',
    fix: 'meaning === undefined || meaning.hasOwnF === true ? undefined : billingPeriodOf(code.f)',
    without: 'meaning?.hasOwnF === true ? undefined : billingPeriodOf(code.f)',
    test: GROUPS,
  },
  {
    fault: '0-0:96.50.0 to 96.99.9 are taken for codes of the standard',
    file: 'obis/src/describe/groups.ts',
    fix: 'c === 96 && d >= 50 && d <= 99 &&',
    without: 'c === 96 && d === 50 &&',
    test: GROUPS,
  },
  {
    fault: 'the number of a demand limit, 1-1:0.5.1*2, is a billing period',
    file: 'obis/src/describe/general.ts',
    fix: "hasOwnF: n === 'F',",
    without: 'hasOwnF: false,',
    test: GROUPS,
  },
];

/** Electricity: units, directions and names. */
const ELECTRICITY: readonly Fix[] = [
  {
    fault: '1-0:83.8.21 to 24, energy with the losses, have no unit',
    file: 'obis/src/describe/electricity-loss.ts',
    fix: 'unit: value.unit ?? kind.unit,',
    without: 'unit: value.unit,',
    test: RULES,
  },
  {
    fault: '1-0:83.8.25 to 28, reactive energy with the losses, are in Wh',
    file: 'obis/src/describe/electricity-loss.ts',
    fix: 'kinds[value.of][e < 25 ? 0 : 1]',
    without: 'kinds[value.of][0]',
    test: RULES,
  },
  {
    fault: '1-0:83.8.21 has no unit without its name',
    file: 'obis/src/units/electricity-unit.ts',
    fix: 'if (e >= 21 && e <= 28) {',
    without: 'if (e === 256) {',
    test: UNIT_OF,
  },
  {
    fault: '1-0:3.8.0 is reactive energy "import"',
    file: 'obis/src/describe/electricity-quantities.ts',
    fix: "{ ...reactive, direction: 'positive' }",
    without: "{ ...reactive, direction: 'import' }",
    test: DESCRIBE,
  },
  {
    fault: '1-0:4.8.0 is reactive energy "export"',
    file: 'obis/src/describe/electricity-quantities.ts',
    fix: "{ ...reactive, direction: 'negative' }",
    without: "{ ...reactive, direction: 'export' }",
    test: DESCRIBE,
  },
  {
    fault: '1-0:91.7.0 is called "Current neutral"',
    file: 'obis/src/describe/electricity-quantities.ts',
    fix: 'Neutral current|Neutralleiterstrom|',
    without: 'Current neutral|Strom Neutralleiter|',
    test: DESCRIBE,
  },
  {
    fault: '1-0:92.7.0 is called "Voltage neutral"',
    file: 'obis/src/describe/electricity-quantities.ts',
    fix: 'Neutral voltage|Neutralleiterspannung|',
    without: 'Voltage neutral|Spannung Neutralleiter|',
    test: DESCRIBE,
  },
  {
    fault: '1.9.0 is called "seit Beginn der Abrechnungsperiode" in German, not Vorschub',
    file: 'obis/src/describe/electricity-processing.ts',
    fix: '|Vorschub|',
    without: '|seit Beginn der Abrechnungsperiode|',
    test: DESCRIBE,
  },
  {
    fault: 'apparent power is called "Blindleistung S" in German',
    file: 'obis/src/describe/electricity-quantities.ts',
    fix: 'Apparent power|Scheinleistung|',
    without: 'Apparent power|Blindleistung S|',
    test: DESCRIBE,
  },
];

/** Codes that lists of the field name. */
const NAMED: readonly Fix[] = [
  {
    fault: 'the status word 1-0:96.5.5 is unknown',
    file: 'obis/src/describe/general-objects.ts',
    fix: '96|5|1-5|*||E|',
    without: '96|5|1-4|*||E|',
    test: FIELD,
  },
  {
    fault: '129-129:199.130.3, the manufacturer of an SML meter, is unknown',
    file: 'obis/src/describe/named-codes.ts',
    fix: '\n129|129|199|130|3|',
    without: '\n129|129|199|130|2|',
    test: FIELD,
  },
  {
    fault: '129-129:199.130.5, the public key of an SML meter, is unknown',
    file: 'obis/src/describe/named-codes.ts',
    fix: '\n129|129|199|130|5|',
    without: '\n129|129|199|130|2|',
    test: GROUPS,
  },
  {
    fault: '1-3:0.2.8, the version of the P1 output, is called a signature',
    file: 'obis/src/describe/named-codes.ts',
    fix: '\n1|3|0|2|8|',
    without: '\n1|3|0|2|9|',
    test: FIELD,
  },
  {
    fault: '1-5:1.9.3 is a usual tariff, not virtual tariff 3 as 1-5:1.8.3 is',
    file: 'obis/src/describe/named-codes.ts',
    fix: '\n1|5|1|9|1-62|',
    without: '\n1|5|1|9|0|',
    test: OUTSIDE,
  },
  {
    fault: '1-5:1.8.3 is a usual tariff, not virtual tariff 3',
    file: 'obis/src/describe/named-codes.ts',
    fix: '\n1|5|1|8|1-62|',
    without: '\n1|5|1|8|0|',
    test: FIELD,
  },
  {
    fault: 'oil is called nitrogen',
    file: 'obis/src/describe/groups.ts',
    fix: "text: 'oil|Öl|huile|olio|olie'",
    without: "text: 'nitrogen|Stickstoff|azote|azoto|stikstof'",
    test: DESCRIBE,
  },
];

/** The languages of names and notes. */
const LANGUAGES: readonly Fix[] = [
  {
    fault: 'the language de-CH is not German',
    file: 'obis/src/describe/text.ts',
    fix: '/^[a-z]+/i.exec(tag)?.[0].toLowerCase()',
    without: 'tag',
    test: DESCRIBE,
  },
  {
    fault: 'a language without names throws a TypeError',
    file: 'obis/src/describe/describe-obis.ts',
    fix: 'memories.get(tag) ?? memories.get(languageOf(tag)) ?? english',
    without: "memories.get(tag) ?? (tag.includes('-') ? memories.get(languageOf(tag)) : undefined) as Memory",
    test: DESCRIBE,
  },
  {
    fault: 'names are not to be had in Dutch',
    file: 'obis/src/describe/text.ts',
    fix: "['en', 'de', 'fr', 'it', 'nl']",
    without: "['en', 'de', 'fr', 'it']",
    test: DESCRIBE,
  },
  {
    fault: 'nobody says that 31.4.0 is the threshold of the limiter in the Netherlands',
    file: 'obis/src/describe/practice.ts',
    fix: '\n1|0-64|31,51,71|4|0|255|',
    without: '\n1|0-64|31,51,71|4|1|255|',
    test: DESCRIBE,
  },
  {
    fault: 'nobody says that *96 to *100 are days in German basic meters',
    file: 'obis/src/describe/describe-obis.ts',
    fix: 'note: practiceOf(code, language),',
    without: 'note: code.f === 255 ? practiceOf(code, language) : undefined,',
    test: DESCRIBE,
  },
  {
    fault: 'nobody says that 1-1:9.19.0 is a power in Linky',
    file: 'obis/src/describe/practice.ts',
    fix: '\n1|0-64|9|19|0|255|',
    without: '\n1|0-64|9|18|0|255|',
    test: PRACTICE,
  },
];

/** OBIS codes: how they are written, what their groups mean, and what they are called. */
export const OBIS: readonly Fix[] = [...NOTATIONS, ...OF_GROUPS, ...ELECTRICITY, ...NAMED, ...LANGUAGES];
