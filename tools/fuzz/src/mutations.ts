import fc from 'fast-check';

/** One change of a text or of bytes; a place is any number, taken modulo what there is. */
type Mutation<Piece> =
  | readonly ['put', place: number, piece: Piece]
  | readonly ['over', place: number, piece: Piece]
  | readonly ['cut', place: number, length: number]
  | readonly ['copy', place: number, length: number, to: number]
  | readonly ['repeat', place: number, length: number, times: number]
  | readonly ['end', place: number];

const place = fc.nat(0xffff);
const length = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) },
  fc.integer({ min: 1, max: 64 }),
);
/** Seldom so often that the time shows what grows faster than its input. */
const times = fc.oneof(
  { weight: 400, arbitrary: fc.integer({ min: 2, max: 9 }) },
  fc.integer({ min: 10, max: 2_000 }),
);

function mutations<Piece>(piece: fc.Arbitrary<Piece>): fc.Arbitrary<Mutation<Piece>[]> {
  const mutation: fc.Arbitrary<Mutation<Piece>> = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constant('put' as const), place, piece) },
    { weight: 3, arbitrary: fc.tuple(fc.constant('over' as const), place, piece) },
    { weight: 2, arbitrary: fc.tuple(fc.constant('cut' as const), place, length) },
    fc.tuple(fc.constant('copy' as const), place, length, place),
    fc.tuple(fc.constant('repeat' as const), place, length, times),
    fc.tuple(fc.constant('end' as const), place),
  );
  // Mostly one or two: what is changed beyond recognition is refused at its first character.
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<Mutation<Piece>[]>([]) },
    { weight: 6, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(mutation, { minLength: 3, maxLength: 8 }) },
  );
}

/** What a text or bytes need for being mutated. */
interface Kind<Whole, Piece> {
  readonly slice: (whole: Whole, from: number, to?: number) => Whole;
  readonly join: (...parts: (Whole | Piece)[]) => Whole;
  readonly sizeOf: (part: Whole | Piece) => number;
}

const LARGEST = 100_000;

function mutated<Whole, Piece>(
  { slice, join, sizeOf }: Kind<Whole, Piece>,
  original: Whole,
  changes: readonly Mutation<Piece>[],
): Whole {
  let whole = original;
  for (const change of changes) {
    const size = sizeOf(whole);
    const at = change[1] % (size + 1);
    const [head, tail] = [slice(whole, 0, at), slice(whole, at)];
    switch (change[0]) {
      case 'put':
        whole = join(head, change[2], tail);
        break;
      case 'over':
        whole = join(head, change[2], slice(tail, sizeOf(change[2])));
        break;
      case 'cut':
        whole = join(head, slice(tail, change[2]));
        break;
      case 'copy': {
        const to = change[3] % (size + 1);
        whole = join(slice(whole, 0, to), slice(tail, 0, change[2]), slice(whole, to));
        break;
      }
      case 'repeat': {
        const piece = slice(tail, 0, change[2]);
        const count = Math.min(change[3], Math.floor(LARGEST / (sizeOf(piece) + 1)));
        whole = join(head, ...Array.from({ length: count }, () => piece), tail);
        break;
      }
      case 'end':
        whole = head;
    }
  }
  return whole;
}

const texts: Kind<string, string> = {
  slice: (text, from, to) => text.slice(from, to),
  join: (...parts) => parts.join(''),
  sizeOf: (part) => part.length,
};

const byteArrays: Kind<Uint8Array, readonly number[]> = {
  slice: (bytes, from, to) => bytes.subarray(from, to),
  join: (...parts) => Uint8Array.from(Buffer.concat(parts.map((part) => Uint8Array.from(part)))),
  sizeOf: (part) => part.length,
};

/** What no grammar expects: signs of other scripts, halves of pairs, signs that turn a text around, and an end. */
const strayTexts = [
  '\u0000',
  '\n',
  '\u001b[2J',
  '\u202e',
  '\ufeff',
  '\ud83d',
  '\u{1f600}',
  'é',
  '٣',
  ' ',
  '\t',
  '١',
  '１',
  '%00',
  '\\',
];

/** Any of the examples, changed in a few places; `pieces` are what their grammar is made of. */
export function mutatedTexts(
  examples: fc.Arbitrary<string>,
  pieces: readonly string[],
): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.constantFrom(...strayTexts) },
    { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
  );
  return fc.tuple(examples, mutations(piece)).map(([text, changes]) => mutated(texts, text, changes));
}

/** The same for bytes. */
export function mutatedBytes(
  examples: fc.Arbitrary<Uint8Array>,
  pieces: readonly (readonly number[])[],
): fc.Arbitrary<Uint8Array> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...pieces) },
    { weight: 3, arbitrary: fc.nat(255).map((byte) => [byte]) },
    { weight: 1, arbitrary: fc.array(fc.nat(255), { minLength: 1, maxLength: 9 }) },
  );
  return fc.tuple(examples, mutations(piece)).map(([bytes, changes]) => mutated(byteArrays, bytes, changes));
}
