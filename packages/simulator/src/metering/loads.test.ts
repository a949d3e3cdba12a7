import { describe, expect, test } from '@jest/globals';
import {
  charging,
  districtHeat,
  espressoMachine,
  flat,
  gasBoiler,
  household,
  photovoltaics,
  taps,
} from './loads.ts';
import { DAY, HOUR, MINUTE, SECOND, type Profile, YEAR } from './profile.ts';

const SEED = 7;
const house = household(SEED, photovoltaics(SEED));
const PROFILES: Record<string, Profile> = {
  photovoltaics: photovoltaics(SEED),
  'household import': house.imported,
  'household export': house.exported,
  flat: flat(SEED),
  espressoMachine: espressoMachine(SEED),
  taps: taps(SEED, 0.35),
  gasBoiler: gasBoiler(SEED),
  districtHeat: districtHeat(SEED),
  charging: charging(SEED),
};
const MORNING = Date.parse('2026-03-10T05:00:00Z');

describe.each(Object.entries(PROFILES))('%s', (_, profile) => {
  test('counts what its rate adds up to', () => {
    let sum = 0;
    for (let at = MORNING; at < MORNING + 6 * HOUR; at += SECOND)
      sum += profile.rate(at + SECOND / 2) * (SECOND / HOUR);
    expect(sum).toBeCloseTo(profile.total(MORNING + 6 * HOUR) - profile.total(MORNING), 2);
  });

  test('never counts backwards and never runs backwards', () => {
    let last = profile.total(MORNING);
    for (let at = MORNING; at < MORNING + 3 * DAY; at += 97 * SECOND) {
      expect(profile.total(at)).toBeGreaterThanOrEqual(last - 1e-9);
      expect(profile.rate(at)).toBeGreaterThanOrEqual(0);
      last = profile.total(at);
    }
  });

  test('has the same power at an instant, whatever was asked before', () => {
    const instants = Array.from({ length: 50 }, (_, i) => MORNING + i * 37 * MINUTE);
    const forwards = instants.map((at) => [profile.rate(at), profile.total(at)]);
    const backwards = instants.toReversed().map((at) => [profile.rate(at), profile.total(at)]);
    expect(backwards.toReversed()).toEqual(forwards);
  });
});

function amount(profile: Profile, from: string, length: number): number {
  const start = Date.parse(from);
  return profile.total(start + length) - profile.total(start);
}

describe('what the loads look like', () => {
  test('another seed gives another course', () => {
    expect(photovoltaics(1).total(MORNING)).not.toBe(photovoltaics(2).total(MORNING));
  });

  test('the plant gives nothing at night and most in summer', () => {
    const plant = photovoltaics(SEED);
    expect(plant.rate(Date.parse('2026-06-21T23:30:00Z'))).toBe(0);
    expect(amount(plant, '2026-06-01T00:00:00Z', 30 * DAY)).toBeGreaterThan(
      3 * amount(plant, '2026-12-01T00:00:00Z', 30 * DAY),
    );
    expect(amount(plant, '2026-01-01T00:00:00Z', YEAR)).toBeCloseTo(22 * 365.2422, -2);
  });

  test('the house draws more in the evening than at noon, and more in winter', () => {
    const weeks = (hour: string): number =>
      Array.from({ length: 28 }, (_, day) =>
        amount(house.imported, `2026-06-${String(day + 1).padStart(2, '0')}T${hour}Z`, HOUR),
      ).reduce((a, b) => a + b);
    expect(weeks('18:00:00')).toBeGreaterThan(weeks('01:00:00'));
    expect(amount(house.imported, '2026-01-01T00:00:00Z', 30 * DAY)).toBeGreaterThan(
      2 * amount(house.imported, '2026-07-01T00:00:00Z', 30 * DAY),
    );
  });

  test('the house draws or feeds in, never both at once', () => {
    for (let at = MORNING; at < MORNING + DAY; at += 13 * SECOND) {
      expect(Math.min(house.imported.rate(at), house.exported.rate(at))).toBe(0);
    }
  });

  test('the car charges once a night at the power of its station', () => {
    const car = charging(SEED);
    const session = car.burstAround(Date.parse('2026-05-05T20:00:00Z'));
    expect(car.rate((session.start + session.end) / 2)).toBeCloseTo(11, 6);
    expect(car.rate(session.start - 1)).toBe(0);
    expect(car.rate(session.end)).toBe(0);
    expect(((session.end - session.start) / HOUR) * 11).toBeCloseTo(session.amount, 6);
  });
});
