import { dlmsUnitCode, dlmsUnits } from './dlms-units.ts';
import { quoted } from '../quoted.ts';
import { UnitError } from './unit-error.ts';

/** A unit as a multiple of the base unit of its dimension: `numerator / denominator × 10^exponent`. */
export interface Unit {
  /** As it is written: `kWh`. */
  readonly symbol: string;
  /** The base unit that all units convertible into this one share: `J`. */
  readonly base: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly exponent: number;
}

/**
 * Reads a unit: a symbol, with an SI prefix where the unit takes one. Other ways to write it are understood too: `m3`,
 * `m^3` and `mc`, `L`, `kVArh`, `kW·h`, `degC`, `Ohm`, `u` for micro; and letters of another size where one unit alone is
 * written with them: `kvah`, `Bar`, `v`, but not `mwh`, which is mWh or MWh.
 *
 * Gas has `Nm³`, m³ at norm conditions (0 °C), also written `Nm3`, `m³(n)`, `m³ i.N.` and `Nmc`, and `Sm³`, at standard
 * conditions (15 °C), also `Sm3`, `m³(s)`, `Smc` and `scm`. Both convert as m³.
 *
 * @throws UnitError when the unit is not known.
 * @example
 * parseUnit('mWh').exponent; // -1: 36 × 10⁻¹ J
 * parseUnit('kVArh').symbol; // 'kvarh'
 */
export function parseUnit(text: string): Unit {
  const remembered = parsed.get(text);
  if (remembered !== undefined) return remembered;
  // Longer than any unit: it is none, and need not be searched.
  const found = text.length > LONGEST_UNIT ? undefined : readUnit(text);
  if (found === undefined) {
    throw new UnitError(
      `${quoted(text.slice(0, LONGEST_UNIT))} is not a known unit.`,
      'Use a symbol such as kWh, W, V, A, m³, m³/h, °C or %.',
    );
  }
  if (parsed.size < REMEMBERED_UNITS) parsed.set(text, found);
  return found;
}

const LONGEST_UNIT = 40;

/** Streams convert between the same few units; a stream of made-up ones must not grow the memory. */
const REMEMBERED_UNITS = 256;
const parsed = new Map<string, Unit>();

function readUnit(text: string): Unit | undefined {
  const symbol = canonicalSymbol(text);
  return unitOfSymbol(symbol) ?? unitOfLetters(symbol.toLowerCase());
}

/** The unit that has this very symbol. */
function unitOfSymbol(symbol: string): Unit | undefined {
  const found = knownUnit(symbol);
  if (found !== undefined) return unit(symbol, found, 0);
  // No unit that takes a prefix has a symbol that begins like "da".
  for (const length of [1, 2]) {
    const exponent = siPrefixes[symbol.slice(0, length)];
    const stem = knownUnit(symbol.slice(length));
    if (exponent !== undefined && stem?.prefixable === true) return unit(symbol, stem, exponent);
  }
  return dlmsUnitCode(symbol) === undefined ? undefined : unit(symbol, { base: symbol }, 0);
}

/** The unit that is meant by these letters, of whatever size: `Wh` by `wh`. Not by `nm`: that is a unit, and not Nm. */
function unitOfLetters(small: string): Unit | undefined {
  const isMeant = (symbol: string): boolean => symbol.toLowerCase() === small;
  const symbol = [...Object.keys(known), ...Object.values(dlmsUnits), ...USUAL].find(isMeant);
  if (symbol === undefined || (symbol.length < 2 && !SINGLE_LETTERS.includes(symbol))) return undefined;
  return symbol === small || unitOfSymbol(small) === undefined ? unitOfSymbol(symbol) : undefined;
}

/** The letters that are no prefix in any size. */
const SINGLE_LETTERS = 'JVW';

/** The units with a prefix that are read in letters of any size. Never milli or mega: `mwh` would be a guess. */
const USUAL: readonly string[] = [
  ...['J', 'W', 'Wh', 'VA', 'VAh', 'var', 'varh'].flatMap((one) => [`k${one}`, `G${one}`, `T${one}`]),
  ...['kA', 'kV', 'kHz', 'kΩ', 'kPa', 'hPa', 'km', 'hl'],
  ...['kJ/m³', 'kWh/m³', 'kJ/Nm³', 'kWh/Nm³', 'kJ/Sm³', 'kWh/Sm³'],
];

/** Other spellings of the field, each with the one of this package. Case is kept where it tells units apart: mW and MW. */
const SPELLINGS: readonly (readonly [spelling: RegExp, ours: string])[] = [
  [/\s+/g, ' '],
  [/ ?\/ ?/g, '/'],
  [/^u(?=[A-Z])|μ/, 'µ'],
  [/ohm|\u2126/i, 'Ω'],
  [/^(?:deg|[º°]) ?(?=[CF]?$)/i, '°'],
  [/^\u2103$/, '°C'],
  [/(?<=[A-Za-z])\^?3(?!\d)/g, '³'],
  [/(?<=[A-Za-z])\^?2(?!\d)/g, '²'],
  // A product may have a sign: kW·h, V·A, kvar h.
  [/(?<=V)[·⋅*](?=A)|[ ·⋅*](?=[hH]$)/g, ''],
  // The reactive units have lower-case letters (IEC 80000-6); the hour has one, too.
  [/V[Aa][Rr](?=[hH]?$)/, 'var'],
  [/(?<=W|VA|var)H$/, 'h'],
  [/(?<=^[a-zµ]{0,2})L(?=$|\/)/, 'l'],
  [/(?<=^m)B(?:ar|AR)$/, 'bar'],
  [/^mol %$/, 'mol%'],
  // The cubic metre of Italian bills, and those of gas: Smc, scm, m³(n), m³ i.N., m³/h (s).
  [/(?<=^|\/)(?:mc|cbm)(?=$|\/)/, 'm³'],
  [/(?<=^|\/)nmc(?=$|\/)/i, 'Nm³'],
  [/(?<=^|\/)s(?:mc|cm)(?=$|\/)/i, 'Sm³'],
  [/m³(\/[a-z]+(?= |\())? ?(?:[([_]n[)\]]?|\(?i\. ?n\.?\)?|n)(?=$|\/)/i, 'Nm³$1'],
  [/m³(\/[a-z]+(?= |\())? ?[([_]s[)\]]?(?=$|\/)/i, 'Sm³$1'],
];

/** The way this package writes a unit: `m3` becomes `m³`, `degC` becomes `°C`. */
function canonicalSymbol(text: string): string {
  return SPELLINGS.reduce((symbol, [spelling, ours]) => symbol.replace(spelling, ours), text.trim());
}

/** A unit text may be `constructor` or `__proto__`: only own entries count. */
function knownUnit(symbol: string): KnownUnit | undefined {
  return Object.hasOwn(known, symbol) ? known[symbol] : undefined;
}

interface KnownUnit {
  readonly base: string;
  readonly numerator?: bigint;
  readonly denominator?: bigint;
  readonly exponent?: number;
  readonly prefixable?: boolean;
}

function unit(
  symbol: string,
  { base, numerator = 1n, denominator = 1n, exponent = 0 }: KnownUnit,
  prefix: number,
): Unit {
  return { symbol, base, numerator, denominator, exponent: exponent + prefix };
}

/** Degrees Celsius and kelvin stay apart: the one is a temperature, the other mostly a difference of two. */
const known: Readonly<Record<string, KnownUnit>> = {
  '1': { base: '1' },
  '%': { base: '1', exponent: -2 },
  J: { base: 'J', prefixable: true },
  Wh: { base: 'J', numerator: 36n, exponent: 2, prefixable: true },
  W: { base: 'W', prefixable: true },
  'J/h': { base: 'W', denominator: 36n, exponent: -2, prefixable: true },
  VA: { base: 'VA', prefixable: true },
  var: { base: 'var', prefixable: true },
  VAh: { base: 'VAh', prefixable: true },
  varh: { base: 'varh', prefixable: true },
  A: { base: 'A', prefixable: true },
  V: { base: 'V', prefixable: true },
  Vh: { base: 'Vh', prefixable: true },
  C: { base: 'C', prefixable: true },
  Ah: { base: 'C', numerator: 36n, exponent: 2, prefixable: true },
  'A²': { base: 'A²' },
  'V²': { base: 'V²' },
  Hz: { base: 'Hz', prefixable: true },
  Ω: { base: 'Ω', prefixable: true },
  F: { base: 'F', prefixable: true },
  H: { base: 'H', prefixable: true },
  S: { base: 'S', prefixable: true },
  T: { base: 'T', prefixable: true },
  Wb: { base: 'Wb', prefixable: true },
  N: { base: 'N', prefixable: true },
  K: { base: 'K', prefixable: true },
  Pa: { base: 'Pa', prefixable: true },
  bar: { base: 'Pa', exponent: 5, prefixable: true },
  s: { base: 's', prefixable: true },
  min: { base: 's', numerator: 6n, exponent: 1 },
  h: { base: 's', numerator: 36n, exponent: 2 },
  d: { base: 's', numerator: 864n, exponent: 2 },
  wk: { base: 's', numerator: 6048n, exponent: 2 },
  m: { base: 'm', prefixable: true },
  g: { base: 'g', prefixable: true },
  t: { base: 'g', exponent: 6 },
  'kg/m³': { base: 'g/m³', exponent: 3 },
  'm³': { base: 'm³' },
  'dm³': { base: 'm³', exponent: -3 },
  'cm³': { base: 'm³', exponent: -6 },
  l: { base: 'm³', exponent: -3, prefixable: true },
  'Nm³': { base: 'm³' },
  'Sm³': { base: 'm³' },
  'm³/h': { base: 'm³/h' },
  'Nm³/h': { base: 'm³/h' },
  'Sm³/h': { base: 'm³/h' },
  'm³/s': { base: 'm³/h', numerator: 36n, exponent: 2 },
  'm³/min': { base: 'm³/h', numerator: 6n, exponent: 1 },
  'm³/d': { base: 'm³/h', denominator: 24n },
  'l/h': { base: 'm³/h', exponent: -3 },
  'l/min': { base: 'm³/h', numerator: 6n, exponent: -2 },
  'l/s': { base: 'm³/h', numerator: 36n, exponent: -1 },
  'J/m³': { base: 'J/m³', prefixable: true },
  'Wh/m³': { base: 'J/m³', numerator: 36n, exponent: 2, prefixable: true },
  'J/Nm³': { base: 'J/m³', prefixable: true },
  'Wh/Nm³': { base: 'J/m³', numerator: 36n, exponent: 2, prefixable: true },
  'J/Sm³': { base: 'J/m³', prefixable: true },
  'Wh/Sm³': { base: 'J/m³', numerator: 36n, exponent: 2, prefixable: true },
};

/** The SI prefixes and the power of ten that each stands for (BIPM, The International System of Units, table 7). */
export const siPrefixes: Readonly<Record<string, number>> = {
  Q: 30,
  R: 27,
  Y: 24,
  Z: 21,
  E: 18,
  P: 15,
  T: 12,
  G: 9,
  M: 6,
  k: 3,
  h: 2,
  da: 1,
  d: -1,
  c: -2,
  m: -3,
  µ: -6,
  n: -9,
  p: -12,
  f: -15,
  a: -18,
  z: -21,
  y: -24,
  r: -27,
  q: -30,
};
