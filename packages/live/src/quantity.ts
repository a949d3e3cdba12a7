import type { ObisCode } from '@smart-me/obis';
import { describeObis, type ObisDescription } from '@smart-me/obis/describe';
import { tableUnit } from '@smart-me/readings';
import type { Role, WireQuantity } from './wire.ts';

/** A code as the page shows it, in English or German. */
export function quantityOf(obis: ObisCode, language: 'en' | 'de'): WireQuantity {
  const description = describeObis(obis, { language });
  const { name, direction, phase } = description;
  return {
    code: obis.toString(),
    name: description.known ? name : obis.toString(),
    unit: tableUnit(obis),
    role: roleOf(obis),
    direction,
    phase,
  };
}

/** What a code is to the page: a power of the moment, a counter, a value of one phase, or something else to list. */
export function roleOf(obis: ObisCode): Role {
  const description = describeObis(obis);
  const { known, billingPeriod, phase, harmonic, processing, quantity } = description;
  if (!known || billingPeriod !== undefined || harmonic !== undefined || quantity === undefined)
    return 'other';
  if (phase === 'L1' || phase === 'L2' || phase === 'L3') {
    return processing === 'instantaneous' && PHASE_QUANTITIES.has(quantity) ? 'phase' : 'other';
  }
  if (isMoment(description) && POWERS.has(quantity)) return 'power';
  return isCounter(description) ? 'counter' : 'other';
}

const PHASE_QUANTITIES = new Set(['active-power', 'current', 'voltage']);
const POWERS = new Set(['active-power', 'thermal-power', 'flow-rate']);
const COUNTED = new Set(['active-energy', 'thermal-energy', 'volume', 'mass', 'heat-cost-units', 'pulses']);
const COUNTING = new Set(['time-integral']);

/** Of the moment; a gas meter tells the mean of the last quarter hour and nothing newer. */
function isMoment({ processing, medium }: ObisDescription): boolean {
  return processing === 'instantaneous' || (medium === 'gas' && processing === 'current-average');
}

function isCounter({ quantity, processing, tariff = 0 }: ObisDescription): boolean {
  return tariff === 0 && COUNTED.has(quantity ?? '') && COUNTING.has(processing ?? '');
}

/** Powers by how much they tell: net before import before export. */
const DIRECTIONS: readonly (string | undefined)[] = [undefined, 'net', 'import', 'export'];

/** Of the codes of a device the one whose power stands for it. */
export function mainPower(codes: Iterable<ObisCode>): ObisCode | undefined {
  return [...codes]
    .filter((obis) => roleOf(obis) === 'power')
    .map((obis) => ({ obis, rank: DIRECTIONS.indexOf(describeObis(obis).direction) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)[0]?.obis;
}

/** The counters of a device: import before export, and none that only nets them. */
export function mainCounters(codes: Iterable<ObisCode>): ObisCode[] {
  return [...codes]
    .filter((obis) => roleOf(obis) === 'counter')
    .map((obis) => ({ obis, rank: DIRECTIONS.indexOf(describeObis(obis).direction) }))
    .filter(({ rank }) => rank === 0 || rank > 1)
    .sort((one, other) => one.rank - other.rank)
    .map(({ obis }) => obis);
}
