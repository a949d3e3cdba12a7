import { expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { memorySink } from './memory-sink.ts';
import { isSameValue } from './same-value.ts';
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
  ['8-0:1.0.0*255', 12.345, 12.3451, false],
  ['1-0:32.7.0*255', -230.1, -230.1, true],
])('%s: %p and %p are the same: %p', (code, one, other, same) => {
  expect(isSameValue(parseObis(code), one, other)).toBe(same);
  expect(isSameValue(parseObis(code), other, one)).toBe(same);
});
