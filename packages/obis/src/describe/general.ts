import type { ObisCode } from '../obis-code.ts';
import type { Direction, Phase, Processing, Quantity } from './description.ts';
import { generalObjects } from './general-objects.ts';
import type { Meaning } from './meaning.ts';
import { namedCodes } from './named-codes.ts';
import { readTable, type Table, type TableRow } from './table.ts';
import type { Phrase, Text } from './text.ts';

/**
 * What an object means that no medium's rule computes: the abstract objects (A = 0), and the general, service, error,
 * list and profile entries that other media share with them. Undefined where the tables have none.
 */
export function general(code: ObisCode): Meaning | undefined {
  const { a, c, d } = code;
  if (c === 94 && (a === 0 || a === 1 || a === 7)) {
    const country = countryOf(d);
    return country === undefined ? undefined : { noun: [countrySpecific, country], country };
  }
  objects ??= readTable(generalObjects, ['a', 'c', 'd', 'e', 'f']);
  const row = find(objects, code);
  if (row === undefined) return undefined;
  const [unit = '', n = ''] = row.cells;
  return {
    noun: nounOf(row, n, code),
    unit: unit === '' ? undefined : unit,
    quantity: quantityByUnit[unit],
    // Only a few number something by F, and then they say so.
    hasOwnF: n === 'F',
  };
}

/** What a code means that only a list names, of a manufacturer, a utility or a country. Undefined for all others. */
export function namedCode(code: ObisCode): Meaning | undefined {
  named ??= readTable(namedCodes, ['a', 'b', 'c', 'd', 'e', 'f']);
  const row = find(named, code);
  if (row === undefined) return undefined;
  const [unit = '', quantity, direction, phase, processing, tariff, n = ''] = row.cells;
  return {
    noun: nounOf(row, n, code),
    isWholeName: true,
    hasOwnF: code.f !== 255,
    unit: unit === '' ? undefined : unit,
    quantity: QUANTITIES.find((one) => one === quantity),
    direction: DIRECTIONS.find((one) => one === direction),
    phase: PHASES.find((one) => one === phase),
    processing: PROCESSINGS.find((one) => one === processing),
    tariff: tariff === 'E' ? code.e : undefined,
  };
}

// The words that the table of named codes uses.
const QUANTITIES: readonly Quantity[] = [
  'active-energy',
  'reactive-energy',
  'reactive-power',
  'volume',
  'flow-rate',
  'temperature',
  'switch-state',
];
const DIRECTIONS: readonly Direction[] = ['import', 'export', 'positive', 'negative'];
const PHASES: readonly Phase[] = ['total', 'L1', 'L2', 'L3'];
const PROCESSINGS: readonly Processing[] = ['instantaneous', 'maximum', 'time-integral'];

let objects: Table | undefined;
let named: Table | undefined;

function find(table: Table, code: ObisCode): TableRow | undefined {
  return table.get(code.c)?.find(({ matches }) => matches(code));
}

/** The measurable ones among these objects, such as the ambient temperature, are told by their unit. */
const quantityByUnit: Readonly<Record<string, Quantity>> = {
  V: 'voltage',
  A: 'current',
  Hz: 'frequency',
  '°C': 'temperature',
  Pa: 'pressure',
  'm³/h': 'flow-rate',
};

/** The name of a row, with what stands for its `{n}`: `D`, `E+1`, `D.E`, `F`, a phase, or the number of an ANSI table. */
function nounOf({ text }: TableRow, formula: string, { d, e, f }: ObisCode): Phrase {
  if (formula === '') return [text];
  if (formula === 'D.E') return [text, `${d}.${e}`];
  if (formula === 'F') return [text, f];
  // Power failures are counted five kinds apart, the phases from 1.
  if (formula === 'phase') return [text, `L${e % 5}`];
  // Four blocks of 16 values of D, each with the tables 0 to 2047.
  if (formula === 'table') return [text, (d % 16) * 128 + e];
  return [text, (formula.startsWith('D') ? d : e) + Number(formula.slice(1))];
}

const countrySpecific: Text =
  'Country-specific ({n})|Länderspezifisch ({n})|Propre au pays ({n})|Specifico del paese ({n})|Landspecifiek ({n})';

/** Countries by group D of a country-specific code, C = 94 (source: Gurux OBIS table): D and the ISO 3166-1 code. */
const COUNTRIES =
  '0FI 1US 2CA 3RS 7RU 10CZ 11BG 12HR 13IE 14IL 15UA 16YU 20EG 27ZA 30GR 31NL 32BE 33FR 34ES 35PT 36HU 37LT 38SI 39IT ' +
  '40RO 41CH 42SK 43AT 44GB 45DK 46SE 47NO 48PL 49DE 51PE 52KR 53CU 54AR 55BR 56CL 57CO 58VE 60MY 61AU 62ID 63PH 64NZ ' +
  '65SG 66TH 71LV 73MD 75BY 81JP 85HK 86CN 87BA 90TR 91IN 92PK 96SA 97AE 98IR';

/** The country that group D names when C = 94, ISO 3166-1; undefined for none. */
function countryOf(d: number): string | undefined {
  return new RegExp(`\\b${d}([A-Z]{2})`).exec(COUNTRIES)?.[1];
}
