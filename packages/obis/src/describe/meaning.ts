import type { Direction, ObisDescription } from './description.ts';
import type { Phrase, Text } from './text.ts';

/** The fields that are the same for every medium and are filled in where the description is put together. */
type Common =
  'code' | 'language' | 'name' | 'known' | 'manufacturerSpecific' | 'medium' | 'channel' | 'billingPeriod';

/**
 * What the rules of a medium make of groups C, D and E, in no language yet: the fields of a description, and the
 * phrases of its name in their order.
 */
export interface Meaning extends Partial<Omit<ObisDescription, Common>> {
  /** What is measured: `Active power`. */
  readonly noun: Phrase;
  /** What follows it, between commas. */
  readonly qualifiers?: readonly Phrase[];
}

/** How a direction joins its noun. The nouns that have one are feminine in French and Italian. */
export const directionText: Readonly<Record<Direction, Text>> = {
  import: ['{n} import', '{n} Bezug', '{n} soutirée', '{n} prelevata'],
  export: ['{n} export', '{n} Einspeisung', '{n} injectée', '{n} immessa'],
  net: [
    '{n} (import minus export)',
    '{n} (Bezug minus Einspeisung)',
    '{n} (soutirée moins injectée)',
    '{n} (prelevata meno immessa)',
  ],
  absolute: [
    '{n} (import plus export)',
    '{n} (Bezug plus Einspeisung)',
    '{n} (soutirée plus injectée)',
    '{n} (prelevata più immessa)',
  ],
  'quadrant-1': ['{n} quadrant I', '{n} Quadrant I', '{n} quadrant I', '{n} quadrante I'],
  'quadrant-2': ['{n} quadrant II', '{n} Quadrant II', '{n} quadrant II', '{n} quadrante II'],
  'quadrant-3': ['{n} quadrant III', '{n} Quadrant III', '{n} quadrant III', '{n} quadrante III'],
  'quadrant-4': ['{n} quadrant IV', '{n} Quadrant IV', '{n} quadrant IV', '{n} quadrante IV'],
  inductive: ['{n} inductive', '{n} induktiv', '{n} inductive', '{n} induttiva'],
  capacitive: ['{n} capacitive', '{n} kapazitiv', '{n} capacitive', '{n} capacitiva'],
};
