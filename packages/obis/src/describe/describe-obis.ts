import type { ObisCode } from '../obis-code.ts';
import { parseObis } from '../parse-obis.ts';
import { slotOf } from '../slot.ts';
import { computeDescription } from './compute-description.ts';
import type { ObisDescription } from './description.ts';
import type { Language } from './text.ts';

export interface DescribeObisOptions {
  /** Language of `name`; English unless told otherwise. */
  readonly language?: Language;
}

/**
 * Says what an OBIS code means: computed from the rules of its groups (IEC 62056-6-1, EN 13757-1), not looked up in a
 * list of codes, so it covers every combination to which the rules give a meaning. Outside of them `known` is false
 * and the name says so.
 *
 * Repeated codes cost next to nothing, and the memory for that is bounded. The description is frozen and shared.
 *
 * @throws ObisParseError when a text is not an OBIS code.
 * @example
 * describeObis('1-0:1.8.0*255').name; // 'Active energy import, total'
 * describeObis('1.8.1', { language: 'de' }).name; // 'Wirkenergie Bezug, Tarif 1'
 */
export function describeObis(code: ObisCode | string, options?: DescribeObisOptions): ObisDescription {
  const parsed = typeof code === 'string' ? parseObis(code) : code;
  const language = options?.language ?? 'en';
  const remembered = byLanguage[language];
  const slot = slotOf(parsed.a, parsed.b, parsed.c, parsed.d, parsed.e, parsed.f);
  const hit = remembered[slot];
  if (hit !== undefined && parsed.equals(hit.code)) return hit;
  const description = computeDescription(parsed, language);
  remembered[slot] = description;
  return description;
}

const byLanguage: Readonly<Record<Language, (ObisDescription | undefined)[]>> = {
  en: [],
  de: [],
  fr: [],
  it: [],
};
