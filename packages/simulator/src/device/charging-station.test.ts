import { describe, expect, test } from '@jest/globals';
import { type BurstProfile, bursts } from '../metering/bursts.ts';
import { DAY, HOUR, MINUTE, seasonal } from '../metering/profile.ts';
import { ChargingStation } from './charging-station.ts';

const MIDNIGHT = Date.UTC(2026, 5, 14);
const FULL = 11;

/** 22 kWh a day at 11 kW, which are two hours: from 22:00 to midnight. */
const sessions: BurstProfile = bursts(seasonal({ perDay: 22 }), {
  rate: FULL,
  seed: 1,
  step: DAY,
  within: [22 / 24, 1],
});
const [START, END] = [MIDNIGHT + 22 * HOUR, MIDNIGHT + DAY];
const newStation = (): ChargingStation =>
  new ChargingStation({ sessions, commissioned: MIDNIGHT - 10 * DAY });

describe('a car', () => {
  test.each([
    ['is not there before', START - 10 * MINUTE - 1, 'readyNoCarConnected'],
    ['is connected ten minutes before it charges', START - 10 * MINUTE, 'readyCarConnected'],
    ['charges', START, 'charging'],
    ['charges to the end', END - 1, 'charging'],
  ] as const)('%s', (_what, at, state) => {
    expect(newStation().state(at)).toBe(state);
  });

  test('stays connected for seven hours after it has charged', () => {
    // By slots whose sessions end within them: the day of this station ends with its session.
    const early = bursts(seasonal({ perDay: 22 }), { rate: FULL, seed: 1, step: DAY, within: [0, 2 / 24] });
    const station = new ChargingStation({ sessions: early, commissioned: MIDNIGHT });
    const end = MIDNIGHT + 2 * HOUR;
    expect([end, end + 7 * HOUR - 1, end + 7 * HOUR].map((at) => station.state(at))).toEqual([
      'readyCarConnected',
      'readyCarConnected',
      'readyNoCarConnected',
    ]);
  });

  test('waits while the station may draw less than a car charges with', () => {
    const station = newStation();
    station.limit(5999, START + HOUR);
    expect([START + HOUR - 1, START + HOUR].map((at) => station.state(at))).toEqual([
      'charging',
      'startedWaitForCar',
    ]);
  });
});

describe('a limit', () => {
  test.each([
    [0, 0],
    [5_999, 0],
    [6_000, 6 / 16],
    [8_000, 8 / 16],
    [16_000, 1],
    // The station gives no more than it has.
    [32_000, 1],
  ])('of %i mA lets through %d of 11 kW', (milliampere, share) => {
    const station = newStation();
    station.limit(milliampere, START);
    expect(station.dynamicCurrent).toBe(milliampere);
    expect(station.load.rate(START + MINUTE)).toBeCloseTo(share * FULL, 9);
  });

  test('is that of the station until somebody sets one, and its cable is free', () => {
    const station = newStation();
    expect([station.dynamicCurrent, station.cableLocked]).toEqual([16_000, false]);
    expect(station.load.rate(START + MINUTE)).toBeCloseTo(FULL, 9);
  });
});

describe('the session', () => {
  test('of the day is none before it starts, then what has been charged so far, then all of it', () => {
    const station = newStation();
    const energy = (at: number) => station.session(at)?.energy;
    expect(station.session(START - 1)).toBeUndefined();
    expect(station.session(START)).toEqual({ start: START, end: START, energy: 0 });
    expect(station.session(START + HOUR)).toMatchObject({ start: START, end: START + HOUR });
    expect(energy(START + HOUR)).toBeCloseTo(11, 6);
    expect(energy(END - 1)).toBeCloseTo(22, 4);
  });

  test('has less energy when it was limited', () => {
    const station = newStation();
    station.limit(8000, START);
    expect(station.session(START + HOUR)?.energy).toBeCloseTo(5.5, 6);
  });
});

describe('the history', () => {
  test('has the sessions that have ended, newest first, no more than asked for', () => {
    const history = newStation().history(START + HOUR, 4);
    // The one under way is one of the four days, and not in it.
    expect(history.map(({ start, end }) => [(start - START) / DAY, (end - start) / HOUR])).toEqual([
      [-1, expect.closeTo(2, 6)],
      [-2, expect.closeTo(2, 6)],
      [-3, expect.closeTo(2, 6)],
    ]);
    for (const { energy } of history) expect(energy).toBeCloseTo(22, 6);
  });

  test('has a session from the instant it ends', () => {
    const early = bursts(seasonal({ perDay: 22 }), { rate: FULL, seed: 1, step: DAY, within: [0, 2 / 24] });
    const station = new ChargingStation({ sessions: early, commissioned: MIDNIGHT });
    const { end } = early.burstAround(MIDNIGHT);
    expect([end - 1, end].map((at) => station.history(at, 1).length)).toEqual([0, 1]);
  });

  test('has none from before the station was put into service', () => {
    const early = bursts(seasonal({ perDay: 22 }), { rate: FULL, seed: 1, step: DAY, within: [0, 2 / 24] });
    const { start } = early.burstAround(MIDNIGHT);
    const known = (commissioned: number) =>
      new ChargingStation({ sessions: early, commissioned }).history(MIDNIGHT + 20 * HOUR, 5).length;
    expect([known(start), known(start + 1)]).toEqual([1, 0]);
  });
});
