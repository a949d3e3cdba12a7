import type { Fix } from './fix.ts';

const PARSE = 'obis/src/parse-obis.test.ts';
const DESCRIBE = 'obis/src/describe/describe-obis.test.ts';
const GROUPS = 'obis/src/describe/groups.test.ts';
const OUTSIDE = 'obis/src/describe/outside.test.ts';
const RULES = 'obis/src/describe/rule-codes.test.ts';
const FIELD = 'obis/src/describe/field-codes.test.ts';
const PRACTICE = 'obis/src/describe/practice.test.ts';
const UNIT_OF = 'obis/src/units/unit-of.test.ts';
const UNITS = 'obis/src/units/unit.test.ts';

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

/** Gas, of which three quarters of the codes were unknown or wrong. */
const GAS: readonly Fix[] = [
  {
    fault: 'volumes of a converter, 7-0:11.2.0 to 16.2.0, are unknown',
    file: 'obis/src/describe/gas.ts',
    fix: '  1: {\n    ...volume,',
    without: '  9: {\n    ...volume,',
    test: RULES,
  },
  {
    fault: 'undisturbed and disturbed volumes are called totals, as 7-0:13.2.0 is',
    file: 'obis/src/describe/gas.ts',
    fix: 'STATES[(n - 1) % 3]',
    without: 'total',
    test: FIELD,
  },
  {
    fault: '7-0:13.2.0 is at metering conditions, not at base conditions',
    file: 'obis/src/describe/gas-processing.ts',
    fix: "['metering', 'corrected', 'base'];",
    without: "['metering', 'corrected', 'metering'];",
    test: FIELD,
  },
  {
    fault: 'what flows back (C = 4 to 6, 14 to 16) is named as what is delivered',
    file: 'obis/src/describe/gas.ts',
    fix: 'n === 8 || (n >= 4 && n <= 6)',
    without: 'false',
    test: OUTSIDE,
  },
  {
    fault: 'totals of an encoder (C = 7 and 8) are unknown',
    file: 'obis/src/describe/gas.ts',
    fix: 'n > (c < 10 ? 8 : 6)',
    without: 'n > 6',
    test: RULES,
  },
  {
    fault: 'volumes of a logger (C = 21 to 26) are unknown',
    file: 'obis/src/describe/gas.ts',
    fix: '  2: { ...volume,',
    without: '  9: { ...volume,',
    test: RULES,
  },
  {
    fault: 'gas energy (C = 31 to 36) is unknown',
    file: 'obis/src/describe/gas.ts',
    fix: "  3: {\n    quantity: 'thermal-energy'",
    without: "  9: {\n    quantity: 'thermal-energy'",
    test: RULES,
  },
  {
    fault: 'gas mass (C = 61 to 66) is unknown',
    file: 'obis/src/describe/gas.ts',
    fix: "  6: {\n    quantity: 'mass'",
    without: "  9: {\n    quantity: 'mass'",
    test: RULES,
  },
  {
    fault: '7-0:51.0.0, the correction factor, is unknown',
    file: 'obis/src/describe/gas.ts',
    fix: "  51: {\n    quantity: 'correction-factor'",
    without: "  99: {\n    quantity: 'correction-factor'",
    test: RULES,
  },
  {
    fault: '7-0:53.0.0 is called a current, not the compressibility factor',
    file: 'obis/src/describe/gas.ts',
    fix: 'Compressibility factor|Kompressibilitätszahl (K-Zahl)|',
    without: 'Current L2|Strom L2|',
    test: FIELD,
  },
  {
    fault: '7-0:0.0.0, the id of the meter, is unknown',
    file: 'obis/src/describe/general-objects.ts',
    fix: '\n7|0|0|0-9|||',
    without: '\n2|0|0|0-9|||',
    test: FIELD,
  },
  {
    fault: '7-0:0.2.0, the program version, is unknown',
    file: 'obis/src/describe/general-objects.ts',
    fix: '\n7|0|2|0|||',
    without: '\n2|0|2|0|||',
    test: OUTSIDE,
  },
  {
    fault: '7-0:0.9.1, the local time, is unknown',
    file: 'obis/src/describe/general-objects.ts',
    fix: '\n0,1,7|0|9|1|||',
    without: '\n0,1|0|9|1|||',
    test: OUTSIDE,
  },
  {
    fault: '7-0:0.9.2, the local date, is unknown',
    file: 'obis/src/describe/general-objects.ts',
    fix: '\n0,1,7|0|9|2|||',
    without: '\n0,1|0|9|2|||',
    test: OUTSIDE,
  },
  {
    fault: 'the load profile 7-20:99.33.17 is "Data profile 33.17" without a quantity',
    file: 'obis/src/describe/gas.ts',
    fix: 'if (c === 99) return profile(d, e);',
    without: '',
    test: FIELD,
  },
  {
    fault: 'a load profile of gas has no unit without its name',
    file: 'obis/src/units/gas-unit.ts',
    fix: 'return isInProfile(d, e) ? quantityUnit(d) : undefined;',
    without: 'return undefined;',
    test: UNIT_OF,
  },
  {
    fault: 'the monthly mean 7-0:54.0.22 is called "period 6"',
    file: 'obis/src/describe/gas-processing.ts',
    fix: "last: 'monthly mean|Monatsmittelwert|",
    without: "last: 'mean of period 6|Mittelwert der Periode 6|",
    test: DESCRIBE,
  },
  {
    fault: 'the norm state is called "Basisbedingungen" in German',
    file: 'obis/src/describe/gas-processing.ts',
    fix: 'base conditions|Normzustand|',
    without: 'base conditions|Basisbedingungen|',
    test: DESCRIBE,
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

/** Units as users write them. */
const UNIT_TEXTS: readonly Fix[] = [
  {
    fault: 'MVArh and mVAr are no units',
    file: 'obis/src/units/unit.ts',
    fix: "  [/V[Aa][Rr](?=[hH]?$)/, 'var'],\n",
    without: '',
    test: UNITS,
  },
  {
    fault: 'L is no litre',
    file: 'obis/src/units/unit.ts',
    fix: "  [/(?<=^[a-zµ]{0,2})L(?=$|\\/)/, 'l'],\n",
    without: '',
    test: UNITS,
  },
  {
    fault: 'Nm3, m³ at norm conditions, is no unit',
    file: 'obis/src/units/unit.ts',
    fix: "  'Nm³': { base: 'm³' },\n",
    without: '',
    test: UNITS,
  },
  {
    fault: 'Sm3, m³ at standard conditions, is no unit',
    file: 'obis/src/units/unit.ts',
    fix: "  'Sm³': { base: 'm³' },\n",
    without: '',
    test: UNITS,
  },
  {
    fault: 'm³(n) and m³ i.N. are no units',
    file: 'obis/src/units/unit.ts',
    fix: "|n)(?=$|\\/)/i, 'Nm³$1']",
    without: "|n)(?=$|\\/)/i, '$&']",
    test: UNITS,
  },
  {
    fault: 'kVArh, kVAr, VArh, kvah, wh, Bar, M3 and v are no units',
    file: 'obis/src/units/unit.ts',
    fix: 'unitOfSymbol(symbol) ?? unitOfLetters(symbol.toLowerCase())',
    without: 'unitOfSymbol(symbol)',
    test: UNITS,
  },
  {
    fault: 'mwh is taken for MWh, though it may be mWh',
    file: 'obis/src/units/unit.ts',
    fix: '[`k${one}`, `G${one}`, `T${one}`]',
    without: '[`k${one}`, `M${one}`, `G${one}`, `T${one}`]',
    test: UNITS,
  },
  {
    fault: 'MWh is taken for mWh',
    file: 'obis/src/units/unit.ts',
    fix: 'unitOfSymbol(symbol) ?? unitOfLetters(symbol.toLowerCase())',
    without: 'unitOfSymbol(symbol.replace(/^M(?=Wh$)/, "m")) ?? unitOfLetters(symbol.toLowerCase())',
    test: UNITS,
  },
  {
    fault: 'kW·h, with a sign between the units, is no unit',
    file: 'obis/src/units/unit.ts',
    fix: "  [/(?<=V)[·⋅*](?=A)|[ ·⋅*](?=[hH]$)/g, ''],\n",
    without: '',
    test: UNITS,
  },
  {
    fault: 'Nm³ are converted to as many Sm³, which are 5 % more',
    file: 'obis/src/units/convert.ts',
    fix: "base.includes('m³') ? /[NS](?=m³)/",
    without: "base.includes('m³') ? /[NS](?=m3)/",
    test: 'obis/src/units/convert.test.ts',
  },
  {
    fault: 'the unit 24 of DLMS is psi, not bar',
    file: 'obis/src/units/dlms-units.ts',
    fix: "  24: 'bar',",
    without: "  24: 'psi',",
    test: 'obis/src/units/dlms-units.test.ts',
  },
];

/** OBIS codes and units. */
export const OBIS: readonly Fix[] = [
  ...NOTATIONS,
  ...GAS,
  ...OF_GROUPS,
  ...ELECTRICITY,
  ...NAMED,
  ...LANGUAGES,
  ...UNIT_TEXTS,
];
