import type { ObisCode } from '../obis-code.ts';
import { billingPeriodOf } from './billing-period.ts';
import type { ObisDescription } from './description.ts';
import { electricity } from './electricity.ts';
import { gas } from './gas.ts';
import { general } from './general.ts';
import { heatOrWater } from './heat-water.ts';
import { isManufacturerSpecific } from './manufacturer.ts';
import type { Meaning } from './meaning.ts';
import { mediaByA } from './medium.ts';
import { nameOf } from './name.ts';
import { smartMe, smartMeVirtualTariff } from './smart-me.ts';
import type { Language, Phrase, Text } from './text.ts';
import { vendorCode } from './vendor-codes.ts';

/** Puts a description together: what the rules of the medium say of C, D and E, and what A, B and F add to it. */
export function computeDescription(code: ObisCode, language: Language): ObisDescription {
  const medium = mediaByA[code.a];
  const period = billingPeriodOf(code.f);
  const channel = code.b >= 1 && code.b <= LAST_CHANNEL ? code.b : undefined;
  const manufacturerSpecific = isManufacturerSpecific(code);
  const isCovered = code.b <= LAST_CHANNEL && period !== undefined;
  const meaning = manufacturerSpecific ? vendorCode(code) : isCovered ? meaningOf(code) : undefined;
  const named = meaning ?? unknown(manufacturerSpecific, medium?.text);
  const more: readonly Phrase[] = channel === undefined ? [] : [[channelText, channel]];
  return Object.freeze({
    code,
    language,
    name: nameOf(named, meaning === undefined ? [] : [...more, ...(period?.qualifiers ?? [])], language),
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

/** B = 1 to 64 are channels, 65 to 127 those of the utility; above are manufacturers and reserved values. */
const LAST_CHANNEL = 127;

const unknownCode: Text = ['Unknown code', 'Unbekannter Code', 'Code inconnu', 'Codice sconosciuto'];
const manufacturerCode: Text = [
  'Manufacturer-specific code',
  'Herstellerspezifischer Code',
  'Code propre au fabricant',
  'Codice specifico del fabbricante',
];

function unknown(manufacturerSpecific: boolean, medium: Text | undefined): Meaning {
  const noun: Phrase = [manufacturerSpecific ? manufacturerCode : unknownCode];
  return { noun, qualifiers: medium === undefined ? [] : [[medium]] };
}

const channelText: Text = ['channel {n}', 'Kanal {n}', 'canal {n}', 'canale {n}'];

function meaningOf(code: ObisCode): Meaning | undefined {
  switch (code.a) {
    case 1:
      return smartMeVirtualTariff(code) ?? electricity(code) ?? general(code);
    case 7:
      return gas(code) ?? general(code);
    case 99:
      return smartMe(code);
    default:
      return heatOrWater(code) ?? general(code);
  }
}
