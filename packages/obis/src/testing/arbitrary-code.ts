import fc from 'fast-check';
import { ObisCode } from '../obis-code.ts';

const group = fc.integer({ min: 0, max: 255 });

/** Any code at all. */
export const anyCode: fc.Arbitrary<ObisCode> = fc
  .tuple(group, group, group, group, group, group)
  .map((groups) => new ObisCode(...groups));

/** Codes of the media and quantities that the rules know, so that properties do not only see unknown codes. */
export const likelyCode: fc.Arbitrary<ObisCode> = fc
  .tuple(
    fc.constantFrom(0, 1, 4, 5, 6, 7, 8, 9, 17, 99),
    fc.constantFrom(0, 0, 0, 1, 5, 64, 65, 127, 128, 200, 255),
    fc.integer({ min: 0, max: 130 }),
    fc.integer({ min: 0, max: 130 }),
    fc.integer({ min: 0, max: 130 }),
    fc.constantFrom(255, 255, 255, 0, 99, 100, 101, 125, 126, 127, 128),
  )
  .map((groups) => new ObisCode(...groups));
