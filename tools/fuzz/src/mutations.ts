import fc from 'fast-check';

/** One change of a text, or of bytes as a text of such characters; a place is any number, taken modulo what there is. */
type Mutation =
  | readonly ['put', place: number, piece: string]
  | readonly ['over', place: number, piece: string]
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

function mutations(piece: fc.Arbitrary<string>): fc.Arbitrary<Mutation[]> {
  const mutation: fc.Arbitrary<Mutation> = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constant('put' as const), place, piece) },
    { weight: 3, arbitrary: fc.tuple(fc.constant('over' as const), place, piece) },
    { weight: 2, arbitrary: fc.tuple(fc.constant('cut' as const), place, length) },
    fc.tuple(fc.constant('copy' as const), place, length, place),
    fc.tuple(fc.constant('repeat' as const), place, length, times),
    fc.tuple(fc.constant('end' as const), place),
  );
  // Mostly one or two: what is changed beyond recognition is refused at its first character.
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<Mutation[]>([]) },
    { weight: 6, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(mutation, { minLength: 3, maxLength: 8 }) },
  );
}

const LARGEST = 100_000;

function mutated(original: string, changes: readonly Mutation[]): string {
  let whole = original;
  for (const change of changes) {
    const at = change[1] % (whole.length + 1);
    const [head, tail] = [whole.slice(0, at), whole.slice(at)];
    switch (change[0]) {
      case 'put':
        whole = head + change[2] + tail;
        break;
      case 'over':
        whole = head + change[2] + tail.slice(change[2].length);
        break;
      case 'cut':
        whole = head + tail.slice(change[2]);
        break;
      case 'copy': {
        const to = change[3] % (whole.length + 1);
        whole = whole.slice(0, to) + tail.slice(0, change[2]) + whole.slice(to);
        break;
      }
      case 'repeat': {
        const piece = tail.slice(0, change[2]);
        whole = head + piece.repeat(Math.min(change[3], Math.floor(LARGEST / (piece.length + 1)))) + tail;
        break;
      }
      case 'end':
        whole = head;
    }
  }
  return whole;
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
  return fc.tuple(examples, mutations(piece)).map(([text, changes]) => mutated(text, changes));
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
    .map(([bytes, changes]) => Uint8Array.from(Buffer.from(mutated(latin1(bytes), changes), 'latin1')));
}

/** A character for each byte. */
const latin1 = (bytes: Iterable<number>): string => Buffer.from([...bytes]).toString('latin1');
