import type { BillingPeriod } from './description.ts';
import type { Phrase, Text } from './text.ts';

/** What group F says. */
export interface BillingPeriodPart {
  readonly billingPeriod: BillingPeriod | undefined;
  readonly qualifiers: readonly Phrase[];
}

const counter: Text = [
  'billing period {n}',
  'Abrechnungsperiode {n}',
  'période de facturation {n}',
  'periodo di fatturazione {n}',
];
const last: Text = [
  'last billing period',
  'letzte Abrechnungsperiode',
  'dernière période de facturation',
  'ultimo periodo di fatturazione',
];
const back: Text = [
  '{n} billing periods ago',
  'vor {n} Abrechnungsperioden',
  'il y a {n} périodes de facturation',
  '{n} periodi di fatturazione fa',
];
const past: Text = [
  'past billing periods',
  'vergangene Abrechnungsperioden',
  'périodes de facturation passées',
  'periodi di fatturazione passati',
];

/** Undefined for the values of F that no rule covers: 100, 127, and the manufacturers' 128 to 254. */
export function billingPeriodOf(f: number): BillingPeriodPart | undefined {
  if (f === 255) return { billingPeriod: undefined, qualifiers: [] };
  if (f <= 99) return { billingPeriod: { kind: 'counter', number: f }, qualifiers: [[counter, f]] };
  if (f === 126) return { billingPeriod: { kind: 'past' }, qualifiers: [[past]] };
  if (f < 101 || f > 125) return undefined;
  const periods = f - 100;
  return {
    billingPeriod: { kind: 'relative', back: periods },
    qualifiers: [periods === 1 ? [last] : [back, periods]],
  };
}
