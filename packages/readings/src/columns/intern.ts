import { type ObisCode, obisFromKey } from '@smart-me/obis';
import { unitFor } from '../units/in-unit.ts';
import type { UnitProfile } from '../units/unit-profile.ts';
import { formatGuid, parseGuid } from '../guid.ts';

// What deliveries repeat, kept: the codes of a meter with their units, and the ids of the devices. The tables are
// direct-mapped: an entry has one slot and a newcomer takes it over, so they stay this small whatever arrives, and need no
// bookkeeping.

const SLOTS = 4096;
const MASK = SLOTS - 1;
const TWO_POW_32 = 0x100000000;

/** A code, and the unit that it has in the profile it was last seen with. */
export interface CodeWithUnit {
  readonly key: number;
  readonly obis: ObisCode;
  readonly profile: UnitProfile;
  readonly unit: string;
}

const codes: (CodeWithUnit | undefined)[] = /* @__PURE__ */ new Array<CodeWithUnit | undefined>(SLOTS).fill(
  undefined,
);

/** The `ObisCode` of a key and its unit in a profile. `obisFromKey` knows the code too, but has to take the key apart. */
export function internCode(key: number, profile: UnitProfile): CodeWithUnit {
  // The golden ratio spreads neighbours (Fibonacci hashing); the groups A and B are beyond the 32 bits of the product.
  const slot = ((Math.imul(key, 0x9e3779b1) >>> 20) ^ Math.floor(key / TWO_POW_32)) & MASK;
  const hit = codes[slot];
  if (hit !== undefined && hit.key === key && hit.profile === profile) return hit;
  const obis = obisFromKey(key);
  const found = { key, obis, profile, unit: unitFor(obis, profile) };
  codes[slot] = found;
  return found;
}

const ids: string[] = /* @__PURE__ */ new Array<string>(SLOTS).fill('');
const idWords: Int32Array = /* @__PURE__ */ new Int32Array(4 * SLOTS);

/** The text of the GUID whose four words begin at `at`. */
export function internGuid(words: Int32Array, at: number): string {
  const word0 = words[at] ?? 0;
  const word1 = words[at + 1] ?? 0;
  const word2 = words[at + 2] ?? 0;
  const word3 = words[at + 3] ?? 0;
  const slot = (word0 ^ (word0 >>> 16) ^ word3 ^ (word3 >>> 20)) & MASK;
  const hit = ids[slot] ?? '';
  if (
    hit !== '' &&
    idWords[4 * slot] === word0 &&
    idWords[4 * slot + 1] === word1 &&
    idWords[4 * slot + 2] === word2 &&
    idWords[4 * slot + 3] === word3
  ) {
    return hit;
  }
  const id = formatGuid(word0, word1, word2, word3);
  ids[slot] = id;
  idWords.set([word0, word1, word2, word3], 4 * slot);
  return id;
}

const wordsOfId: Map<string, readonly [number, number, number, number]> = /* @__PURE__ */ new Map();

/** Stores the four words of a GUID's text from `at`. False when the text is none. */
export function wordsOfGuid(text: string, words: Int32Array, at: number): boolean {
  const known = wordsOfId.get(text);
  if (known !== undefined) {
    words[at] = known[0];
    words[at + 1] = known[1];
    words[at + 2] = known[2];
    words[at + 3] = known[3];
    return true;
  }
  if (!parseGuid(text, words, at)) return false;
  if (wordsOfId.size === SLOTS) wordsOfId.clear();
  // Under a text of our own: the one that was passed may be a slice, and keep the text it was cut from.
  wordsOfId.set(internGuid(words, at), [
    words[at] ?? 0,
    words[at + 1] ?? 0,
    words[at + 2] ?? 0,
    words[at + 3] ?? 0,
  ]);
  return true;
}
