import type { ObisCode } from '../obis-code.ts';
import { parseObis } from '../parse-obis.ts';
import { billingPeriodOf } from './billing-period.ts';
import type { ObisDescription } from './description.ts';
import { electricity } from './electricity.ts';
import { isManufacturerSpecific } from './manufacturer.ts';
import type { Meaning } from './meaning.ts';
import { mediaByA } from './medium.ts';
import { nameOf } from './name.ts';
import { smartMe } from './smart-me.ts';
import type { Language, Phrase, Text } from './text.ts';

export interface DescribeObisOptions {
  /** Language of `name`; English unless told otherwise. */
  readonly language?: Language;
}

/**
 * Says what an OBIS code means: computed from the rules of its groups (IEC 62056-6-1), not looked up in a list, so it
 * covers every combination that the rules give a meaning. Outside of them `known` is false and the name says so.
 *
 * Repeated codes cost next to nothing; the memory for that is bounded.
 *
 * @throws ObisParseError when a text is not an OBIS code.
 * @example
 * describeObis('1-0:1.8.0*255').name; // 'Active energy import, total'
 * describeObis('1.8.1', { language: 'de' }).name; // 'Wirkenergie Bezug, Tarif 1'
 */
export function describeObis(code: ObisCode | string, options: DescribeObisOptions = {}): ObisDescription {
  const parsed = typeof code === 'string' ? parseObis(code) : code;
  const language = options.language ?? 'en';
  const slot = (parsed.key % SLOTS) * 4 + LANGUAGES.indexOf(language);
  const hit = remembered[slot];
  if (hit !== undefined && parsed.equals(hit.code)) return hit;
  const description = compute(parsed, language);
  remembered[slot] = description;
  return description;
}

const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'it'];

/** One slot per key modulo a prime, so that memory is bounded; a newcomer takes the slot over. */
const SLOTS = 1021;
const remembered: (ObisDescription | undefined)[] = [];

const unknownCode: Text = ['Unknown code', 'Unbekannter Code', 'Code inconnu', 'Codice sconosciuto'];
const manufacturerCode: Text = [
  'Manufacturer-specific code',
  'Herstellerspezifischer Code',
  'Code propre au fabricant',
  'Codice specifico del fabbricante',
];
const channelText: Text = ['channel {n}', 'Kanal {n}', 'canal {n}', 'canale {n}'];

function compute(code: ObisCode, language: Language): ObisDescription {
  const manufacturerSpecific = isManufacturerSpecific(code);
  const medium = mediaByA[code.a];
  const period = billingPeriodOf(code.f);
  const channel = code.b >= 1 && code.b <= 127 ? code.b : undefined;
  const meaning = manufacturerSpecific || period === undefined || code.b > 127 ? undefined : meaningOf(code);
  const more: readonly Phrase[] = [
    ...(channel === undefined ? [] : [[channelText, channel] as const]),
    ...(period?.qualifiers ?? []),
  ];
  const fallback: Meaning = {
    noun: [manufacturerSpecific ? manufacturerCode : unknownCode],
    qualifiers: medium === undefined ? [] : [[medium.text]],
  };
  return Object.freeze({
    code,
    language,
    name: nameOf(meaning ?? fallback, meaning ? more : [], language),
    known: meaning !== undefined,
    manufacturerSpecific,
    medium: medium?.medium,
    channel,
    quantity: meaning?.quantity,
    direction: meaning?.direction,
    phase: meaning?.phase,
    processing: meaning?.processing,
    tariff: meaning?.tariff,
    billingPeriod: period?.billingPeriod,
    harmonic: meaning?.harmonic,
    angle: meaning?.angle,
    condition: meaning?.condition,
    country: meaning?.country,
    unit: meaning?.unit,
  });
}

function meaningOf(code: ObisCode): Meaning | undefined {
  switch (code.a) {
    case 1:
      return electricity(code);
    case 99:
      return smartMe(code);
    default:
      return undefined;
  }
}
