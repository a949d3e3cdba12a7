import { ObisParseError, type ParseObisOptions, parseObis, tryParseObis } from '@smart-me/obis';
import { describeObis } from '@smart-me/obis/describe';
import fc from 'fast-check';
import { corpus } from './corpus.ts';
import { ACCEPTED, type Fuzz, fuzz, must, refusal } from './fuzz.ts';
import { mutatedTexts } from './mutations.ts';

/** As meters, utilities and their specifications write codes. */
const written = fc.constantFrom(...corpus('obis'));
const group = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 1, 8, 99, 255, 256, 999));
/** Any groups, with any of the signs between them. */
const composed = fc
  .tuple(
    fc.array(group, { minLength: 1, maxLength: 8 }),
    fc.constantFrom('-:..*', '.....', '-:...', '-:..&', '..*', '-----'),
  )
  .map(([groups, signs]) =>
    groups.map((value, at) => `${value}${at < groups.length - 1 ? (signs[at] ?? '.') : ''}`).join(''),
  );
const pieces = '- : . * & 0 00 1 8 255 256 C F L P x 0x ff .255 *255'.split(' ');

const options = fc.constantFrom<ParseObisOptions | undefined>(
  undefined,
  undefined,
  {},
  { missingE: 0 },
  { missingE: 255 },
);
const languages = ['en', 'de-CH', 'fr', 'it', 'nl', 'xx'];

/** A code that is written and read back the same, and described; or `ObisParseError` at a place of the text. */
export const obisFuzz: Fuzz = fuzz({
  name: 'parseObis',
  inputs: fc.tuple(mutatedTexts(fc.oneof({ weight: 2, arbitrary: written }, composed), pieces), options),
  check: ([text, how]) => {
    try {
      const code = parseObis(text, how);
      must(tryParseObis(text, how)?.equals(code) === true, 'tryParseObis reads another code');
      for (const again of [code.toString(), code.toHex(), code.toHex().toLowerCase()]) {
        must(parseObis(again).equals(code), `${again} reads as another code`);
      }
      const groups = [code.a, code.b, code.c, code.d, code.e, code.f];
      must(
        groups.every((value) => Number.isInteger(value) && value >= 0 && value <= 255),
        'a group is no byte',
      );
      const { name } = describeObis(code, { language: languages[code.c % languages.length] ?? 'en' });
      must(name.trim() === name && name !== '', `the name ${JSON.stringify(name)}`);
      return ACCEPTED;
    } catch (error) {
      const { position } = refusal(error, ObisParseError);
      must(position >= 0 && position <= text.length, `position ${position} is not in the text`);
      must(tryParseObis(text, how) === undefined, 'tryParseObis reads what parseObis refuses');
      return 'ObisParseError';
    }
  },
});
