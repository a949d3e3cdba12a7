import { describe, expect, test } from '@jest/globals';
import { manualClock } from '../testing/manual-clock.ts';
import { Tokens } from '../server/tokens.ts';
import { freshness, noPause, pauseOf } from './freshness.ts';

describe('tokens by their age, with a refresh window of 300 s', () => {
  // Seconds after the request from which they are refreshed in the background, and from which they are not used any more.
  test.each([
    [3600, 3300, 3590],
    [600, 300, 590],
    [400, 200, 390],
    [100, 50, 90],
    [10, 5, 9],
    [1, 0.5, 0.9],
  ])('that live %d s are ending after %d s and over after %d s', (life, ending, over) => {
    const clock = manualClock();
    const age = freshness(clock, 300_000);
    const tokens = Tokens.fromResponse({ access_token: 'a', expires_in: life }, clock.now());
    const states: [boolean, boolean][] = [];
    let elapsed = 0;
    for (const at of [0, ending * 1000 - 1, ending * 1000, over * 1000 - 1, over * 1000, life * 1000 + 1]) {
      clock.advance(at - elapsed);
      elapsed = at;
      states.push([age.isEnding(tokens), age.isOver(tokens)]);
    }
    expect(states).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [true, false],
      [true, true],
      [true, true],
    ]);
  });

  test('whose end is not told are good for ever', () => {
    const clock = manualClock();
    const age = freshness(clock, 300_000);
    const tokens = Tokens.fromResponse({ access_token: 'a' }, clock.now());
    clock.advance(1e12);
    expect([age.isEnding(tokens), age.isOver(tokens)]).toEqual([false, false]);
  });
});

describe('a pause', () => {
  test('begins now and lasts as long as it should', () => {
    const clock = manualClock();
    const pause = pauseOf(clock, 1_000);
    expect(pause.isOn()).toBe(true);
    clock.advance(999);
    expect(pause.isOn()).toBe(true);
    clock.advance(1);
    expect(pause.isOn()).toBe(false);
  });

  test('of no length, and none, is never on', () => {
    expect(pauseOf(manualClock(), 0).isOn()).toBe(false);
    expect(noPause.isOn()).toBe(false);
  });

  test('ends when the clock is set back', () => {
    const clock = manualClock();
    const pause = pauseOf(clock, 1_000);
    clock.advance(-1);
    expect(pause.isOn()).toBe(false);
  });
});
