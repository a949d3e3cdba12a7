import { expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { documentedReading } from '../testing/documented-reading.ts';
import { memorySink } from './memory-sink.ts';
import { isSameValue, outcomeOf, type SourcedValue } from './same-value.ts';
import { testSink } from './test-sink.ts';

testSink({
  test,
  open: () => {
    const sink = memorySink();
    return Promise.resolve({
      sink,
      values: () => Promise.resolve(sink.values()),
      [Symbol.asyncDispose]: () => sink[Symbol.asyncDispose](),
    });
  },
});

test.each([
  ['1-0:1.8.0*255', 24165.6322, 24165.632, true],
  ['1-0:1.8.0*255', 24165.6322, 24165.6312, false],
  ['1-0:1.8.0*255', 0, 0.0009, true],
  ['1-0:1.8.0*255', 0, 0.001, false],
  ['1-0:1.7.0*255', 24, 24.0000000001, true],
  ['1-0:1.7.0*255', 24, 24.001, false],
  ['1-0:1.7.0*255', 0, 0, true],
  ['8-0:1.0.0*255', 12.345, 12.3451, false],
  ['1-0:32.7.0*255', -230.1, -230.1, true],
])('%s: %p and %p are the same: %p', (code, one, other, same) => {
  expect(isSameValue(parseObis(code), one, other)).toBe(same);
  expect(isSameValue(parseObis(code), other, one)).toBe(same);
});

type Origin = SourcedValue['source'];

test.each<[known: Origin, came: Origin, same: string, other: string]>([
  ['history', 'history', 'repeated', 'changed'],
  ['history', 'realtime', 'confirmed', 'changed'],
  ['history', 'poll', 'confirmed', 'changed'],
  ['realtime', 'history', 'repeated', 'repeated'],
  ['realtime', 'realtime', 'repeated', 'changed'],
  ['realtime', 'poll', 'repeated', 'changed'],
  ['poll', 'history', 'repeated', 'repeated'],
])('where %s stands, the same by %s is %s, another number is %s', (known, came, same, other) => {
  const code = parseObis('1-0:1.8.0*255');
  const stored = { value: 24165.6322, unit: 'kWh', source: known };
  expect(outcomeOf(code, stored, { value: 24165.632, unit: 'kWh', source: came })).toBe(same);
  expect(outcomeOf(code, stored, { value: 7, unit: 'kWh', source: came })).toBe(other);
  expect(outcomeOf(code, stored, { value: 24165.632, unit: 'MWh', source: came })).toBe(other);
  expect(outcomeOf(code, undefined, stored)).toBe('stored');
});

test('a history that real time has confirmed keeps its number, and can no longer be corrected', async () => {
  const sink = memorySink();
  const obis = parseObis('1-0:1.8.0*255');
  const counted = (value: number): typeof documentedReading => ({
    ...documentedReading,
    values: [{ obis, value, unit: 'kWh' }],
  });
  await sink.write([counted(24165.6322)], { source: 'history' });
  expect(await sink.write([counted(24165.632)])).toMatchObject({ repeated: 1, changed: 0 });
  expect(await sink.write([counted(7)], { source: 'history' })).toMatchObject({ repeated: 1, changed: 0 });
  expect(sink.values()).toMatchObject([{ value: 24165.6322, unit: 'kWh' }]);
});

test('a sink in memory that is closed says so', async () => {
  const sink = memorySink();
  await sink[Symbol.asyncDispose]();
  await expect(sink.write([documentedReading])).rejects.toThrow('The sink is closed.');
});
