import type { Direction, ObisDescription } from './description.ts';
import { say, type Language, type Phrase, type Text } from './text.ts';

/** The fields that are the same for every medium and are filled in where the description is put together. */
type Common =
  | 'code'
  | 'language'
  | 'name'
  | 'known'
  | 'manufacturerSpecific'
  | 'medium'
  | 'channel'
  | 'billingPeriod'
  | 'note';

/**
 * What the rules of a medium make of groups C, D and E, in no language yet: the fields of a description, and the
 * phrases of its name in their order.
 */
export interface Meaning extends Partial<Omit<ObisDescription, Common>> {
  /** What is measured: `Active power`. */
  readonly noun: Phrase;
  /** What follows it, between commas. */
  readonly qualifiers?: readonly Phrase[] | undefined;
  /** The noun is a whole name: it says the direction and the phase, where the meaning has them. */
  readonly isWholeName?: boolean;
  /** Group F says something of its own here (the number of a limit), so it is no billing period. */
  readonly hasOwnF?: boolean;
}

/** How a direction joins its noun. The nouns that have one are feminine in French and Italian. */
const directionText: Readonly<Record<Direction, Text>> = {
  import: '{n} import|{n} Bezug|{n} soutirée|{n} prelevata|{n} afname',
  export: '{n} export|{n} Einspeisung|{n} injectée|{n} immessa|{n} teruglevering',
  positive: '{n} positive (Q+)|{n} positiv (Q+)|{n} positive (Q+)|{n} positiva (Q+)|{n} positief (Q+)',
  negative: '{n} negative (Q−)|{n} negativ (Q−)|{n} négative (Q−)|{n} negativa (Q−)|{n} negatief (Q−)',
  net: '{n} (import minus export)|{n} (Bezug minus Einspeisung)|{n} (soutirée moins injectée)|{n} (prelevata meno immessa)|{n} (afname min teruglevering)',
  absolute:
    '{n} (import plus export)|{n} (Bezug plus Einspeisung)|{n} (soutirée plus injectée)|{n} (prelevata più immessa)|{n} (afname plus teruglevering)',
  'quadrant-1': '{n} quadrant I|{n} Quadrant I|{n} quadrant I|{n} quadrante I|{n} kwadrant I',
  'quadrant-2': '{n} quadrant II|{n} Quadrant II|{n} quadrant II|{n} quadrante II|{n} kwadrant II',
  'quadrant-3': '{n} quadrant III|{n} Quadrant III|{n} quadrant III|{n} quadrante III|{n} kwadrant III',
  'quadrant-4': '{n} quadrant IV|{n} Quadrant IV|{n} quadrant IV|{n} quadrante IV|{n} kwadrant IV',
  inductive: '{n} inductive|{n} induktiv|{n} inductive|{n} induttiva|{n} inductief',
  capacitive: '{n} capacitive|{n} kapazitiv|{n} capacitive|{n} capacitiva|{n} capacitief',
};

/** The name of a meaning: `Active energy import L1, tariff 2, last billing period`; `more` comes at its end. */
export function nameOf(meaning: Meaning, more: readonly Phrase[], language: Language): string {
  const noun = say(meaning.noun, language);
  const whole = meaning.isWholeName === true ? noun : withDirectionAndPhase(noun, meaning, language);
  const qualifiers = [...(meaning.qualifiers ?? []), ...more].map((phrase) => say(phrase, language));
  return [whole, ...qualifiers].join(', ');
}

function withDirectionAndPhase(
  noun: string,
  { direction, phase, quantity }: Meaning,
  language: Language,
): string {
  // The noun of a power factor says its direction: the adjectives above do not agree with it.
  const isPlain = direction === undefined || quantity === 'power-factor';
  const directed = isPlain ? noun : say([directionText[direction], noun], language);
  return phase === 'L1' || phase === 'L2' || phase === 'L3' ? `${directed} ${phase}` : directed;
}
