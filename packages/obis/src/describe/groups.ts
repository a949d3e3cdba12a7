import type { ObisCode } from '../obis-code.ts';
import type { BillingPeriod, Medium } from './description.ts';
import type { Phrase, Text } from './text.ts';

// What groups A, B, E and F say by themselves, whatever is measured (IEC 62056-6-1).

/** The media of group A and their names; 16 to 18 as the German market uses them, 99 as smart-me does, 129 as SML does. */
export const media: Readonly<Record<number, { readonly medium: Medium; readonly text: Text }>> = {
  0: { medium: 'abstract', text: 'general|allgemein|général|generale|algemeen' },
  1: { medium: 'electricity', text: 'electricity|Elektrizität|électricité|elettricità|elektriciteit' },
  4: {
    medium: 'heat-cost-allocator',
    text: 'heat cost allocator|Heizkostenverteiler|répartiteur de frais de chauffage|ripartitore dei costi di calore|warmtekostenverdeler',
  },
  5: { medium: 'cooling', text: 'cooling|Kälte|froid|freddo|koude' },
  6: { medium: 'heat', text: 'heat|Wärme|chaleur|calore|warmte' },
  7: { medium: 'gas', text: 'gas|Gas|gaz|gas|gas' },
  8: { medium: 'cold-water', text: 'cold water|Kaltwasser|eau froide|acqua fredda|koud water' },
  9: { medium: 'hot-water', text: 'hot water|Warmwasser|eau chaude|acqua calda|warm water' },
  15: { medium: 'other', text: 'other media|andere Medien|autres fluides|altri mezzi|andere media' },
  16: { medium: 'oil', text: 'oil|Öl|huile|olio|olie' },
  17: { medium: 'compressed-air', text: 'compressed air|Druckluft|air comprimé|aria compressa|perslucht' },
  18: { medium: 'nitrogen', text: 'nitrogen|Stickstoff|azote|azoto|stikstof' },
  99: { medium: 'smart-me', text: 'smart-me|smart-me|smart-me|smart-me|smart-me' },
  129: { medium: 'other', text: 'SML|SML|SML|SML|SML' },
};

/** B = 1 to 64 are channels, 65 to 127 belong to utilities; above are manufacturers and reserved values. */
export const LAST_CHANNEL = 64;
export const LAST_UTILITY = 127;

export const channelText: Text = 'channel {n}|Kanal {n}|canal {n}|canale {n}|kanaal {n}';
export const utilityText: Text =
  'utility-specific {n}|versorgerspezifisch {n}|propre au distributeur {n}|specifico del distributore {n}|netbeheerderspecifiek {n}';

/**
 * Whether a group lies in the range that IEC 62056-6-1 leaves to manufacturers. Then no rule says what the other
 * groups mean either. A = 129 is what meters with SML use for themselves.
 */
export function isManufacturerSpecific(code: ObisCode): boolean {
  const { a, b, c, d, e, f } = code;
  return (
    isServiceEntry(code) ||
    a === 129 ||
    (b >= 128 && b <= 199) ||
    (c >= 128 && c <= 199) ||
    c === 240 ||
    isOwn(d) ||
    isOwn(e) ||
    isOwn(f)
  );
}

/** The service entries that are the manufacturer's in E and F, but have channels as all service entries do. */
export function isServiceEntry({ a, c, d }: ObisCode): boolean {
  return c === 96 && d >= 50 && d <= 99 && (a === 0 || a === 1 || a === 7);
}

/** 128 to 254; 255 means that the group is not used. */
function isOwn(group: number): boolean {
  return group >= 128 && group <= 254;
}

/** What group E says where it numbers tariffs. */
export interface TariffPart {
  /** 0 for the total of a counter, 1 to 62 for a tariff; undefined where the group names neither. */
  readonly tariff: number | undefined;
  readonly qualifiers: readonly Phrase[];
}

const total: Text = 'total|total|total|totale|totaal';
const tariff: Text = 'tariff {n}|Tarif {n}|tarif {n}|tariffa {n}|tarief {n}';
const errorRegister: Text =
  "error register|Fehlerregister|registre d'erreurs|registro degli errori|foutregister";

/**
 * Undefined where E is no tariff. Only a counter is called a total: a maximum over all tariffs is just a maximum. E = 63 is
 * what a gateway counts while it knows no tariff (BSI TR-03109-1), so it is the error register and no tariff.
 */
export function tariffOf(e: number, isCounter: boolean): TariffPart | undefined {
  if (e === 0 && isCounter) return { tariff: 0, qualifiers: [[total]] };
  if (e === 63) return { tariff: undefined, qualifiers: [[errorRegister]] };
  return e >= 1 && e <= 62 ? { tariff: e, qualifiers: [[tariff, e]] } : noTariff(e);
}

/** For values that have no tariffs: E is 0, or 255 where the writer leaves the group unused. */
export function noTariff(e: number): TariffPart | undefined {
  return e === 0 || e === 255 ? { tariff: undefined, qualifiers: [] } : undefined;
}

/** What group F says. */
export interface BillingPeriodPart {
  readonly billingPeriod: BillingPeriod | undefined;
  readonly qualifiers: readonly Phrase[];
}

const counter: Text =
  'billing period {n}|Abrechnungsperiode {n}|période de facturation {n}|periodo di fatturazione {n}|factureringsperiode {n}';
const last: Text =
  'last billing period|letzte Abrechnungsperiode|dernière période de facturation|ultimo periodo di fatturazione|laatste factureringsperiode';
const back: Text =
  '{n} billing periods ago|vor {n} Abrechnungsperioden|il y a {n} périodes de facturation|{n} periodi di fatturazione fa|{n} factureringsperioden geleden';
const past: Text =
  'past billing periods|vergangene Abrechnungsperioden|périodes de facturation passées|periodi di fatturazione passati|afgelopen factureringsperioden';

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
