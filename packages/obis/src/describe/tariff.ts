import type { Phrase, Text } from './text.ts';

/** What group E says where it numbers tariffs. */
export interface TariffPart {
  /** 0 for the total, 1 to 63 for a tariff; undefined where the group is not used. */
  readonly tariff: number | undefined;
  readonly qualifiers: readonly Phrase[];
}

const total: Text = ['total', 'total', 'total', 'totale'];
const tariff: Text = ['tariff {n}', 'Tarif {n}', 'tarif {n}', 'tariffa {n}'];

/** Undefined where E is no tariff. Only a counter is called a total: a maximum over all tariffs is just a maximum. */
export function tariffOf(e: number, isCounter: boolean): TariffPart | undefined {
  if (e === 255) return { tariff: undefined, qualifiers: [] };
  if (e === 0) return { tariff: 0, qualifiers: isCounter ? [[total]] : [] };
  return e <= 63 ? { tariff: e, qualifiers: [[tariff, e]] } : undefined;
}

/** For values that have no tariffs: E is 0, or 255 where the writer leaves the group unused. */
export function noTariff(e: number): TariffPart | undefined {
  return e === 0 || e === 255 ? { tariff: undefined, qualifiers: [] } : undefined;
}
