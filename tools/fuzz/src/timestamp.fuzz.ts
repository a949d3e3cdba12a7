import { ReadingParseError, Timestamp, type TimestampParseOptions } from '@smart-me/readings';
import fc from 'fast-check';
import { corpus } from './corpus.ts';
import { ACCEPTED, type Fuzz, fuzz, must, refusal } from './fuzz.ts';
import { mutatedTexts } from './mutations.ts';

/** As the platform, .NET, RFC 3339 and ECMAScript write times, the ends of their ranges among them. */
const written = fc.constantFrom(...corpus('timestamps'));
const pieces = '0 9 - + : . T t Z z 02 29 60 24 +23:59 -0000 +031196 -000000 9999'.split(' ');
const options = fc.constantFrom<TimestampParseOptions>({}, {}, { missingZone: 'utc' }, { kind: 'utc' });

/** A time that is written and read back to the tick; or `ReadingParseError`. */
export const timestampFuzz: Fuzz = fuzz({
  name: 'Timestamp.parse',
  inputs: fc.tuple(mutatedTexts(written, pieces), options),
  check: ([text, how]) => {
    try {
      const time = Timestamp.parse(text, how);
      must(Timestamp.parse(time.toString()).ticks === time.ticks, `${time.toString()} reads as another time`);
      must(Timestamp.fromTicks(time.ticks).equals(time), 'the ticks are another time');
      must(JSON.stringify(time) === JSON.stringify(time.toString()), 'its JSON is another text');
      must(time.kind === (how.kind ?? 'unspecified'), `the kind is ${time.kind}`);
      return ACCEPTED;
    } catch (error) {
      refusal(error, ReadingParseError);
      return 'ReadingParseError';
    }
  },
});
