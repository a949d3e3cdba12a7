import { ReadingParseError, Timestamp, type TimestampParseOptions } from '@smart-me/readings';
import fc from 'fast-check';
import { ACCEPTED, type Fuzz, fuzz, must, refusal } from './fuzz.ts';
import { mutatedTexts } from './mutations.ts';

/** As the platform, .NET, RFC 3339 and ECMAScript write times, the ends of their ranges among them. */
const written = fc.constantFrom(
  '2019-10-16T12:20:44.9788512Z',
  '2019-10-16t12:20:44z',
  '2026-08-13T09:41:07.1234567+02:00',
  '2026-08-13T09:41:07+0200',
  '2026-03-29T02:30:00-11:30',
  '2024-02-29T23:59:59.999999999Z',
  '2016-12-31T23:59:60Z',
  '2026-08-13T24:00:00Z',
  '2026-08-13T09:41Z',
  '2026-08-13T09:41:07',
  '2026-08-13',
  '0001-01-01T00:00:00Z',
  '0000-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59.9999999Z',
  '9999-12-31T23:59:59-23:59',
  '+031196-12-31T00:00:00Z',
  '-027256-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '-000000-01-01T00:00:00Z',
  '-271821-04-20T00:00:00+00:01',
);
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
