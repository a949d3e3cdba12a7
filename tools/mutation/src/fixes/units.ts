import type { Fix } from './fix.ts';

const UNITS = 'obis/src/units/unit.test.ts';

/** Units as users write them. */
export const UNITS_AS_WRITTEN: readonly Fix[] = [
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
