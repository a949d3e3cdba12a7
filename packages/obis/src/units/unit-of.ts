import { isManufacturerSpecific, LAST_UTILITY, LAST_CHANNEL } from '../describe/groups.ts';
import { slotOf } from '../intern.ts';
import { obisCode } from '../obis-from.ts';
import type { ObisCode } from '../obis-code.ts';
import { parseObis } from '../parse-obis.ts';
import { electricityUnit, numbersTariff } from './electricity-unit.ts';
import { gasUnit } from './gas-unit.ts';

/**
 * The base unit of a code: the `unit` of `describeObis`, without the names in five languages that it brings along. Undefined for
 * a code that no rule covers, and for one that is no amount (a clock, a serial number); `1` for a pure number.
 *
 * @throws ObisParseError when a text is not an OBIS code.
 * @example
 * unitOf('1-0:1.8.0*255'); // 'Wh'
 */
export function unitOf(code: ObisCode | string): string | undefined {
  const parsed = typeof code === 'string' ? parseObis(code) : code;
  const slot = slotOf(parsed.a, parsed.b, parsed.c, parsed.d, parsed.e, parsed.f);
  const hit = remembered[slot];
  if (hit !== undefined && parsed.equals(hit.code)) return hit.unit;
  const unit = compute(parsed);
  remembered[slot] = { code: parsed, unit };
  return unit;
}

/** What was asked before, each in the slot of its code: the memory for it is bounded. */
const remembered: ({ readonly code: ObisCode; readonly unit: string | undefined } | undefined)[] = [];

function compute(code: ObisCode): string | undefined {
  const { a, b, c, d, e, f } = code;
  const named = find(namedUnits, code);
  if (named !== undefined) return named;
  // F is a billing period, or 255 for none; 100 is that of two counters since their last reset to zero.
  const isCovered =
    f <= 99 || (f >= 101 && f <= 126) || f === 255 || (a === 1 && f === 100 && d === 8 && c <= 2);
  if (isManufacturerSpecific(code) || b > LAST_UTILITY || !isCovered) return undefined;
  // From B = 65 on utilities number by E what they like.
  const measured = b > LAST_CHANNEL && e <= LAST_UTILITY ? obisCode(a, b, c, d, 255, f) : code;
  return mediumUnit(measured) ?? find(generalUnits, code);
}

function mediumUnit(code: ObisCode): string | undefined {
  if (code.a === 1) return electricityUnit(code);
  return code.a === 7 ? gasUnit(code) : heatOrWaterUnit(code);
}

/** Heat cost allocators, cooling, heat, cold and hot water (EN 13757-1), by group C from 1; `*` marks a counter. */
const QUANTITIES: Readonly<Record<number, readonly string[]>> = {
  4: ['1*', '1*', '°C', '°C', '°C', '°C', '°C'],
  5: ['Wh*', 'm³*', '', '', '', '', '', 'W', 'm³/h', '°C', '°C', 'K'],
  6: ['Wh*', 'm³*', '', '', '', '', '', 'W', 'm³/h', '°C', '°C', 'K'],
  8: ['m³*', 'm³/h', '°C'],
  9: ['m³*', 'm³/h', '°C'],
};

function heatOrWaterUnit({ a, c, d, e }: ObisCode): string | undefined {
  const unit = QUANTITIES[a]?.[c - 1];
  if (unit === undefined || unit === '' || (d > 6 && (d !== 29 || a === 4))) return undefined;
  const hasTariffs = unit.endsWith('*') && a !== 4;
  if (hasTariffs ? !numbersTariff(e) : e !== 0 && e !== 255) return undefined;
  return unit.replace('*', '');
}

/** Codes of utilities, manufacturers and countries: A | B | C | D | E | F | unit. */
const namedUnits = `
1|5|1|8-9|1-62|255|Wh
1|0|176-179,192-195|8|0|255|Wh
1|0-64|1-2|98|0|255|Wh
1|66|13-14|6|0|255|var
1|66|13-14|9|0|255|varh
8|0-64|128-130|0|0|255|m³
17|0|129|128|0|255|m³
17|0|140|128|0|255|m³/h`;

/** General, service and error entries, and abstract objects; an F of `0-99,101-126,255` is that of a value of the past. */
const generalUnits = `
0-1,7|*|0|1|0,3|0-99,101-126,255|1
0-1,7|*|0|1|1,4|255|1
7|*|0|1|6,9|0-99,101-126,255|1
7|*|0|1|7,10|255|1
7|*|0|2|10|255|1
1|*|0|4|0-1|255|1
1|*|0|4|2-7|0-99,101-126,255|1
7|*|0|4|0-4|255|1
1|*|0|6|0|255|V
1|*|0|6|1,3|255|A
1|*|0|6|2|255|Hz
1|*|0|6|4-5|0-99,101-126,255|V
7|*|0|6|3-4|255|m³/h
1|*|0|8|0-5|255|s
7|*|0|8|35|255|1
7|*|0|9|0|255|d
7|*|0|10-11|0-1,11,21,31|255|°C
0|*|1|1|0-127|*|s
0-1|*|96|2|0,10|*|1
0-1,4-9|*|96|6|3,11|*|V
0-1,4-9|*|96|6|4|*|Ah
0-1|*|96|7|0-9,21|*|1
0-1|*|96|7|15-20|*|s
0-1|*|96|9|0|*|°C
0-1|*|96|9|1|*|Pa
0-1|*|96|9|2|*|%
0-1|*|96|12|1|*|1
0-1|*|96|12|5|*|dBm
0-1|*|96|15|0-99|*|1
0-1|*|96|20|0,5,10,15,20,25,30|*|1
0-1|*|96|20|2-3,7-8,12-13,17-18,22-23,27-28,32-33|*|s`;

type Row = readonly [unit: string, ...ranges: readonly (readonly (readonly [from: number, to: number])[])[]];

/** The tables, read when a code is first looked for in them. */
const tables = /* @__PURE__ */ new Map<string, readonly Row[]>();

function find(table: string, { a, b, c, d, e, f }: ObisCode): string | undefined {
  let rows = tables.get(table);
  if (rows === undefined) tables.set(table, (rows = table.trim().split('\n').map(rowOf)));
  const groups = [c, d, a, b, e, f];
  return rows.find(([, ...ranges]) =>
    ranges.every((range, index) => {
      const group = groups[index] ?? 0;
      return range.some(([from, to]) => group >= from && group <= to);
    }),
  )?.[0];
}

function rowOf(line: string): Row {
  const [a = '', b = '', c = '', d = '', e = '', f = '', unit = ''] = line.split('|');
  // C and D first: they tell most rows apart.
  return [unit, ...[c, d, a, b, e, f].map(rangesOf)];
}

function rangesOf(ranges: string): (readonly [number, number])[] {
  if (ranges === '*') return [[0, 255]];
  return ranges.split(',').map((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return [from, to];
  });
}
