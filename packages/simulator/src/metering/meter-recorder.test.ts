import { describe, expect, test } from '@jest/globals';
import { MINUTE, SECOND } from './profile.ts';
import { MeterRecorder } from './meter-recorder.ts';

const START = Date.UTC(2026, 0, 1);
const NOON = START + 12 * 60 * MINUTE;

function recorder(): MeterRecorder {
  return new MeterRecorder({
    seed: 3,
    interval: 10 * SECOND,
    commissioned: START,
    meter: { sample: (at) => ({ counterReading: at }) },
  });
}

describe('MeterRecorder', () => {
  test('sends once an interval, and what has arrived is at most an interval old', () => {
    const meter = recorder();
    const arrivals: number[] = [];
    for (let at = NOON; arrivals.length < 3;) {
      at = meter.nextArrival(at) ?? Number.NaN;
      arrivals.push(at);
    }
    expect(arrivals.map((at) => at - (arrivals[0] ?? 0))).toEqual([0, 10_000, 20_000]);
    const [first = 0, second = 0] = arrivals;
    expect(meter.latest(first)?.at).toBeLessThanOrEqual(first);
    expect(meter.latest(second - 1)).toEqual(meter.latest(first));
  });

  test('a sending is stamped to the tick, a stored value to the minute', () => {
    const meter = recorder();
    expect(meter.latest(NOON)?.timestamp.toString()).toMatch(/\.\d{7}Z$/);
    expect(meter.latest(NOON)?.timestamp.subMillisecondTicks).toBeGreaterThan(0);
    expect(meter.storedBefore(NOON + 59 * SECOND)?.at).toBe(NOON);
    expect(meter.storedAfter(NOON)?.at).toBe(NOON + MINUTE);
  });

  test('there is nothing before it was put into service', () => {
    expect(recorder().latest(START - 1)).toBeUndefined();
    expect(recorder().storedBefore(START - 1)).toBeUndefined();
    expect(recorder().storedAfter(START - 24 * 60 * MINUTE)?.at).toBe(START);
  });

  test('an outage leaves a gap: the last value before it stands, and sending goes on after it', () => {
    const meter = recorder();
    meter.outages.add({ from: NOON, until: NOON + 10 * MINUTE });
    expect(meter.outages.at(NOON + MINUTE)).toBeDefined();
    expect(meter.latest(NOON + 5 * MINUTE)?.at).toBeLessThan(NOON);
    expect(meter.storedBefore(NOON + 5 * MINUTE)?.at).toBe(NOON - MINUTE);
    expect(meter.storedAfter(NOON - MINUTE)?.at).toBe(NOON + 10 * MINUTE);
    expect(meter.nextArrival(NOON + MINUTE)).toBeGreaterThanOrEqual(NOON + 10 * MINUTE);
  });

  test('an outage without an end ends all sending', () => {
    const meter = recorder();
    meter.outages.add({ from: NOON, until: Number.POSITIVE_INFINITY });
    expect(meter.nextArrival(NOON)).toBeUndefined();
    meter.outages.clear();
    expect(meter.nextArrival(NOON)).toBeGreaterThan(NOON);
  });
});
