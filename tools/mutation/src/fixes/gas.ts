import type { Fix } from './fix.ts';

const DESCRIBE = 'obis/src/describe/describe-obis.test.ts';
const OUTSIDE = 'obis/src/describe/outside.test.ts';
const RULES = 'obis/src/describe/rule-codes.test.ts';
const FIELD = 'obis/src/describe/field-codes.test.ts';
const UNIT_OF = 'obis/src/units/unit-of.test.ts';

/** Gas: its converters, conditions, factors and load profiles. */
export const GAS: readonly Fix[] = [
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
