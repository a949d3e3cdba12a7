import type { RandomSource } from './random-source.ts';
import { double, fixed64, message, tag, varint, zigzag } from './wire.ts';

/**
 * Endless deliveries that are valid, or nearly: now and then a field is missing, comes twice, stands elsewhere, is
 * padded, has company that the schema does not know, or has the wrong type. Each is followed by one of which some
 * bytes are changed.
 */
export function* randomDeliveries(random: RandomSource): Generator<Uint8Array<ArrayBuffer>, never> {
  for (;;) {
    const bytes = fields(
      random,
      repeat(random, 3, () => field(random, 1, device(random))),
    );
    yield Uint8Array.from(bytes);
    yield Uint8Array.from(mutate(random, bytes));
  }
}

function device(random: RandomSource): number[] {
  const values = repeat(random, 4, () => field(random, 3, deviceValue(random)));
  return fields(random, [
    ...some(random, field(random, 1, guid(random))),
    ...some(random, field(random, 2, time(random))),
    ...values,
  ]);
}

function guid(random: RandomSource): number[] {
  if (random.happens(0.01)) return [];
  return fields(random, [
    ...some(random, fixed64(1, randomBytes(random, 8))),
    ...some(random, fixed64(2, randomBytes(random, 8))),
  ]);
}

function time(random: RandomSource): number[] {
  const [scale, magnitude] = random.oneOf([
    [5, 15_712_284_449_788_512n],
    [5, 2n ** 62n],
    [4, 1_571_228_444_978n],
    [4, 922_337_203_685_477n],
    [3, 1_571_228_444n],
    [2, 26_187_140n],
    [1, 436_452n],
    [0, 18_185n],
    [0, 10_675_199n],
    [15, 1n],
    [7, 5n],
  ]);
  const sign = random.happens(0.2) ? -1n : 1n;
  const value = sign * (magnitude + BigInt(random.happens(0.5) ? random.below(1000) : 0));
  const kind = random.happens(0.2) ? [[0x18, random.below(4)]] : [];
  const count = random.happens(0.95) ? [[0x08, ...varint(zigzag(value), padding(random))]] : [];
  return fields(random, [
    ...count,
    ...(scale === 0 ? [] : [[0x10, ...varint(scale, padding(random))]]),
    ...kind,
  ]);
}

function deviceValue(random: RandomSource): number[] {
  const size = random.happens(0.005) ? random.below(9) : 6;
  const number = random.oneOf([0, -0, 24.19, 1879583.2, -1e300, Infinity, NaN, random.below(1e9) / 7]);
  return fields(random, [
    ...some(random, message(1, randomBytes(random, size))),
    ...some(random, double(2, number)),
  ]);
}

/** The fields of one message: mostly as they are, sometimes in another order or among unknown ones. */
function fields(random: RandomSource, present: readonly (readonly number[])[]): number[] {
  const all = [...present];
  while (random.happens(0.04)) all.splice(random.below(all.length + 1), 0, unknown(random));
  if (random.happens(0.06)) all.reverse();
  return all.flat();
}

/** The field once; seldom not at all, or twice. */
function some(random: RandomSource, one: readonly number[]): (readonly number[])[] {
  if (random.happens(0.98)) return [one];
  return random.happens(0.5) ? [] : [one, one];
}

function field(random: RandomSource, number: number, body: readonly number[]): number[] {
  return [...varint((number << 3) | 2, padding(random)), ...varint(body.length, padding(random)), ...body];
}

function padding(random: RandomSource): number {
  return random.happens(0.995) ? 1 : 1 + random.below(11);
}

/** A field that the schema does not have; of a known number when it has the wrong type. */
function unknown(random: RandomSource): number[] {
  const number = random.happens(0.85) ? 4 + random.below(1000) : 1 + random.below(3);
  switch (random.below(10)) {
    case 0:
      return group(random, number, 0);
    case 1:
    case 2:
      return fixed64(number, randomBytes(random, 8));
    case 3:
    case 4:
      return [...tag(number, 5), ...randomBytes(random, 4)];
    case 5:
    case 6:
      return message(number, randomBytes(random, random.below(6)));
    default:
      return [...tag(number, 0), ...varint(BigInt(random.below(1e9)) ** 2n, padding(random))];
  }
}

/** A group, seldom one that is not well formed, with a field or another group in it. */
function group(random: RandomSource, number: number, depth: number): number[] {
  const inner = random.happens(0.5)
    ? fixed64(7, randomBytes(random, 8))
    : random.happens(0.3) && depth < 3
      ? group(random, 1 + random.below(20), depth + 1)
      : [];
  const end = random.happens(0.95) ? tag(random.happens(0.95) ? number : number + 1, 4) : [];
  return [...tag(number, 3), ...inner, ...end];
}

/** The bytes with a few of them changed, added, removed or repeated. */
function mutate(random: RandomSource, original: readonly number[]): number[] {
  const bytes = [...original];
  do {
    const at = random.below(bytes.length + 1);
    switch (random.below(6)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 1:
        bytes[at] = random.below(256);
        break;
      case 2:
        bytes.splice(at, 0, random.oneOf([0x00, 0x0a, 0x12, 0x1a, 0x80, 0xff]));
        break;
      case 3:
        bytes.splice(at, 1 + random.below(3));
        break;
      case 4:
        bytes.splice(random.below(bytes.length + 1), 0, ...bytes.slice(at, at + random.below(24)));
        break;
      default:
        bytes.length = at;
    }
  } while (random.happens(0.3));
  return bytes;
}

function repeat<Item>(random: RandomSource, limit: number, make: () => Item): Item[] {
  return Array.from({ length: random.below(limit) }, make);
}

function randomBytes(random: RandomSource, length: number): number[] {
  return Array.from({ length }, () => random.below(256));
}
