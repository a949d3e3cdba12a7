import fc from 'fast-check';

/**
 * One change of a text, or of bytes as a text of such characters: characters go, and in their place comes a piece, or what stands
 * somewhere in the text, as often as told. A place is any number, taken modulo what there is.
 */
interface Mutation {
  readonly at: number;
  /** How many characters go; none unless told otherwise. */
  readonly cut?: number;
  readonly piece?: string;
  readonly copy?: { readonly from: number; readonly length: number; readonly times: number };
}

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

function mutations(piece: fc.Arbitrary<string>): fc.Arbitrary<Mutation[]> {
  const put = fc.record({ at: place, piece });
  const copy = fc.record({ from: place, length, times: fc.constant(1) });
  const mutation: fc.Arbitrary<Mutation> = fc.oneof(
    { weight: 3, arbitrary: put },
    { weight: 3, arbitrary: put.map((over) => ({ ...over, cut: over.piece.length })) },
    { weight: 2, arbitrary: fc.record({ at: place, cut: length }) },
    { weight: 1, arbitrary: fc.record({ at: place, copy }) },
    // Repeated where it stands.
    {
      weight: 1,
      arbitrary: fc.record({ from: place, length, times }).map((one) => ({ at: one.from, copy: one })),
    },
    { weight: 1, arbitrary: fc.record({ at: place, cut: fc.constant(Infinity) }) },
  );
  // Mostly one or two: what is changed beyond recognition is refused at its first character.
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<Mutation[]>([]) },
    { weight: 6, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(mutation, { minLength: 3, maxLength: 8 }) },
  );
}

const LARGEST = 100_000;

function mutated(whole: string, { at, cut = 0, piece = '', copy }: Mutation): string {
  const from = (any: number): string => whole.slice(any % (whole.length + 1));
  const tail = from(at);
  const copied = copy === undefined ? '' : from(copy.from).slice(0, copy.length);
  const times = Math.min(copy?.times ?? 0, Math.floor(LARGEST / (copied.length + 1)));
  return whole.slice(0, whole.length - tail.length) + piece + copied.repeat(times) + tail.slice(cut);
}

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
  return fc.tuple(examples, mutations(piece)).map(([text, changes]) => changes.reduce(mutated, text));
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
  return fc
    .tuple(examples, mutations(piece.map(latin1)))
    .map(([bytes, changes]) =>
      Uint8Array.from(Buffer.from(changes.reduce(mutated, latin1(bytes)), 'latin1')),
    );
}

/** A character for each byte. */
const latin1 = (bytes: Iterable<number>): string => Buffer.from([...bytes]).toString('latin1');
