import { directionText, type Meaning } from './meaning.ts';
import { say, type Language, type Phrase, type Text } from './text.ts';

const neutral: Text = ['neutral', 'Neutralleiter', 'neutre', 'neutro'];

/** `Active energy import L1, tariff 2, last billing period`. */
export function nameOf(meaning: Meaning, more: readonly Phrase[], language: Language): string {
  const { direction, phase } = meaning;
  const noun = say(meaning.noun, language);
  const directed = direction === undefined ? noun : say([directionText[direction], noun], language);
  const qualifiers = [...(meaning.qualifiers ?? []), ...more].map((phrase) => say(phrase, language));
  return [directed + phaseSuffix(phase, language), ...qualifiers].join(', ');
}

function phaseSuffix(phase: Meaning['phase'], language: Language): string {
  if (phase === undefined || phase === 'total' || phase === 'any') return '';
  return ` ${phase === 'N' ? say([neutral], language) : phase}`;
}
