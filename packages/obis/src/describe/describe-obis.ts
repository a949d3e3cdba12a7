import { obisCode } from '../obis-from.ts';
import type { ObisCode } from '../obis-code.ts';
import { parseObis } from '../parse-obis.ts';
import { slotOf } from '../intern.ts';
import type { ObisDescription } from './description.ts';
import { electricity } from './electricity.ts';
import { gas } from './gas.ts';
import { general, namedCode } from './general.ts';
import {
  billingPeriodOf,
  channelText,
  isManufacturerSpecific,
  isServiceEntry,
  LAST_CHANNEL,
  LAST_UTILITY,
  media,
  utilityText,
} from './groups.ts';
import { heatOrWater } from './heat-water.ts';
import { nameOf, type Meaning } from './meaning.ts';
import { practiceOf } from './practice.ts';
import { languageOf, languages, type Language, type Phrase, type Text } from './text.ts';

export interface DescribeObisOptions {
  /**
   * Language of `name` and `note`, a BCP 47 tag: `de`, `fr-CH`. English unless told otherwise, and for a language in
   * which there are no names.
   */
  readonly language?: Language | (string & {});
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
 * describeObis('1.8.1', { language: 'de-CH' }).name; // 'Wirkenergie Bezug, Tarif 1'
 */
export function describeObis(code: ObisCode | string, options?: DescribeObisOptions): ObisDescription {
  const parsed = typeof code === 'string' ? parseObis(code) : code;
  const tag = options?.language;
  const { language, remembered } = tag === undefined ? english : memoryOf(tag);
  const slot = slotOf(parsed.a, parsed.b, parsed.c, parsed.d, parsed.e, parsed.f);
  const hit = remembered[slot];
  if (hit !== undefined && parsed.equals(hit.code)) return hit;
  const description = compute(parsed, language);
  remembered[slot] = description;
  return description;
}

interface Memory {
  readonly language: Language;
  /** What has been described, each in the slot of its code. */
  readonly remembered: (ObisDescription | undefined)[];
}

const english: Memory = { language: 'en', remembered: [] };
const memories: ReadonlyMap<string, Memory> = new Map(
  languages.map((language) => [language, language === 'en' ? english : { language, remembered: [] }]),
);

function memoryOf(tag: string): Memory {
  return memories.get(tag) ?? memories.get(languageOf(tag)) ?? english;
}

/** Puts a description together: what the rules of the medium say of C, D and E, and what A, B and F add to it. */
function compute(code: ObisCode, language: Language): ObisDescription {
  const { a, b } = code;
  const manufacturerSpecific = isManufacturerSpecific(code);
  const meaning = namedCode(code) ?? (manufacturerSpecific ? undefined : byRules(code));
  const medium = media[a];
  // Of a manufacturer's code no rule says what B and F are; only the service entries have channels like all others.
  const hasChannel = !manufacturerSpecific || meaning !== undefined || isServiceEntry(code);
  const channel = hasChannel && b >= 1 && b <= LAST_CHANNEL ? b : undefined;
  const period = meaning === undefined || meaning.hasOwnF === true ? undefined : billingPeriodOf(code.f);
  const more = [...placeOf(code, channel), ...(period?.qualifiers ?? [])];
  const named = meaning ?? unknown(manufacturerSpecific, medium?.text);
  return Object.freeze({
    code,
    language,
    name: nameOf(named, meaning === undefined ? [] : more, language),
    note: practiceOf(code, language),
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

/** What the rules say, where they cover B and F, too. */
function byRules(code: ObisCode): Meaning | undefined {
  const { a, b, c, d, e, f } = code;
  if (b > LAST_UTILITY) return undefined;
  // A utility numbers by E what it likes (layers of energy sharing in Luxembourg): its codes have no tariffs.
  const ownE = b > LAST_CHANNEL && e <= LAST_UTILITY;
  const meaning = measured(ownE ? obisCode(a, b, c, d, UNUSED, f) : code) ?? general(code);
  const isCovered = meaning?.hasOwnF === true || billingPeriodOf(f) !== undefined;
  return isCovered ? meaning : undefined;
}

const UNUSED = 255;

function measured(code: ObisCode): Meaning | undefined {
  if (code.a === 1) return electricity(code);
  return code.a === 7 ? gas(code) : heatOrWater(code);
}

/** Where a value was measured: at a channel, or at what a utility numbers instead, with the E that is no tariff then. */
function placeOf({ b, e }: ObisCode, channel: number | undefined): readonly Phrase[] {
  if (channel !== undefined) return [[channelText, channel]];
  if (b <= LAST_CHANNEL || b > LAST_UTILITY) return [];
  return [[utilityText, e === 0 || e === UNUSED ? b : `${b}.${e}`]];
}

const unknownCode: Text = 'Unknown code|Unbekannter Code|Code inconnu|Codice sconosciuto|Onbekende code';
const manufacturerCode: Text =
  'Manufacturer-specific code|Herstellerspezifischer Code|Code propre au fabricant|Codice specifico del fabbricante|Fabrikantspecifieke code';

function unknown(manufacturerSpecific: boolean, medium: Text | undefined): Meaning {
  const noun: Phrase = [manufacturerSpecific ? manufacturerCode : unknownCode];
  return { noun, qualifiers: medium === undefined ? [] : [[medium]] };
}
