/** 2^32, the number of values of one mixed word. */
const WORD = 0x1_0000_0000;

/**
 * A number in [0, 1) that depends on nothing but `seed` and `index`: noise that any instant can be asked for,
 * in any order, without having generated what came before.
 */
export function uniform(seed: number, index: number): number {
  return word(seed, index) / WORD;
}

/** A seed of its own for every `name` under `seed`. */
export function deriveSeed(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed; // FNV-1a offset basis
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** A UUID (RFC 9562, version 4 in form) that is always the same for `seed`. */
export function seededUuid(seed: number): string {
  const hex = [0, 1, 2, 3].map((i) => word(seed, i).toString(16).padStart(8, '0')).join('');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** `length` characters of a token that is always the same for `seed`. */
export function seededToken(seed: number, length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length }, (_, i) =>
    alphabet.charAt(Math.floor(uniform(seed, i) * alphabet.length)),
  ).join('');
}

function word(seed: number, index: number): number {
  const low = index >>> 0;
  const high = Math.floor(index / WORD) >>> 0;
  return mix(mix(seed ^ Math.imul(low, 0x9e3779b1)) ^ low ^ Math.imul(high, 0x85ebca77)) >>> 0;
}

/** The finalizer of MurmurHash3: every input bit flips every output bit with a chance of one half. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
