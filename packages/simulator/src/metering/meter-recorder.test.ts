import { describe, expect, test } from '@jest/globals';
import { QUARTER_HOUR } from './outages.ts';
import { DAY, MINUTE, SECOND } from './profile.ts';
import { MeterRecorder } from './meter-recorder.ts';

const START = Date.UTC(2026, 0, 1);
const NOON = START + 12 * 60 * MINUTE;
/** Long after. */
const NOW = START + 365 * DAY;

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
    expect(meter.storedBefore(NOON + 59 * SECOND, NOW)?.at).toBe(NOON);
    expect(meter.storedAfter(NOON, NOW)?.at).toBe(NOON + MINUTE);
  });

  test('there is nothing before it was put into service', () => {
    expect(recorder().latest(START - 1)).toBeUndefined();
    expect(recorder().storedBefore(START - 1, NOW)).toBeUndefined();
    expect(recorder().storedAfter(START - 24 * 60 * MINUTE, NOW)?.at).toBe(START);
  });

  test('an outage leaves a gap: the last value before it stands, and sending goes on after it', () => {
    const meter = recorder();
    meter.outages.add({ from: NOON, until: NOON + 10 * MINUTE });
    expect(meter.outages.at(NOON + MINUTE)).toBeDefined();
    expect(meter.latest(NOON + 5 * MINUTE)?.at).toBeLessThan(NOON);
    expect(meter.storedBefore(NOON + 5 * MINUTE, NOW)?.at).toBe(NOON - MINUTE);
    expect(meter.storedAfter(NOON - MINUTE, NOW)?.at).toBe(NOON + 10 * MINUTE);
    expect(meter.nextArrival(NOON + MINUTE)).toBeGreaterThanOrEqual(NOON + 10 * MINUTE);
  });

  test('an outage without an end ends all sending', () => {
    const meter = recorder();
    meter.outages.add({ from: NOON, until: Number.POSITIVE_INFINITY });
    expect(meter.nextArrival(NOON)).toBeUndefined();
    meter.outages.clear();
    expect(meter.nextArrival(NOON)).toBeGreaterThan(NOON);
  });

  describe('in an outage in which the meter keeps its quarter hours', () => {
    const outage = { from: NOON + MINUTE, until: NOON + 46 * MINUTE };
    const kept = [15, 30, 45].map((minutes) => NOON + minutes * MINUTE);
    const arrival = outage.until + MINUTE;

    function cutOff(more: { readonly from?: number; readonly until?: number } = {}): MeterRecorder {
      const meter = recorder();
      meter.outages.add({ ...outage, ...more, keepsQuarterHours: true });
      return meter;
    }

    test('they arrive a minute after the connection is back, and nothing else of that time does', () => {
      const meter = cutOff();
      expect(meter.nextArrivalOfKept(NOON)).toBe(arrival);
      expect(meter.nextArrivalOfKept(arrival)).toBeUndefined();
      expect(meter.keptArriving(arrival).map(({ at }) => at)).toEqual(kept);
      expect(meter.keptArriving(arrival).map(({ sample }) => sample.counterReading)).toEqual(kept);
      expect(meter.keptArriving(arrival - 1)).toEqual([]);
      expect(meter.nextArrival(NOON + 2 * MINUTE)).toBeGreaterThan(outage.until);
    });

    test('the history has them from then on', () => {
      const meter = cutOff();
      const stored = (now: number): number[] => {
        const found: number[] = [];
        for (let at = NOON; at < outage.until; at = found.at(-1) ?? at)
          found.push(meter.storedAfter(at, now)?.at ?? Number.NaN);
        return found;
      };
      expect(stored(arrival - 1)).toEqual([outage.until]);
      expect(stored(arrival)).toEqual([...kept, outage.until]);
      expect(meter.storedBefore(NOON + 29 * MINUTE, arrival - 1)?.at).toBe(NOON);
      expect(meter.storedBefore(NOON + 29 * MINUTE, arrival)?.at).toBe(NOON + 15 * MINUTE);
      expect(meter.storedBefore(NOON + 30 * MINUTE, arrival)?.at).toBe(NOON + 30 * MINUTE);
      expect(meter.storedBefore(NOON + 14 * MINUTE, arrival)?.at).toBe(NOON);
      expect(meter.storedBefore(outage.until, arrival)?.at).toBe(outage.until);
    });

    test('one at its first instant is kept, one at its end was sent', () => {
      const meter = cutOff({ from: NOON, until: NOON + QUARTER_HOUR });
      expect(meter.keptArriving(NOON + QUARTER_HOUR + MINUTE).map(({ at }) => at)).toEqual([NOON]);
    });

    test('one without an end brings nothing, and so does one of another kind', () => {
      const endless = cutOff({ until: Number.POSITIVE_INFINITY });
      expect(endless.nextArrivalOfKept(NOON)).toBeUndefined();
      expect(endless.storedBefore(NOON + QUARTER_HOUR, NOW)?.at).toBe(outage.from - MINUTE);
      const meter = recorder();
      meter.outages.add(outage);
      expect(meter.nextArrivalOfKept(NOON)).toBeUndefined();
      expect(meter.keptArriving(arrival)).toEqual([]);
    });

    test('the memory of the meter holds two months, and nothing from before its service', () => {
      const until = START + 100 * DAY;
      const meter = cutOff({ from: START - DAY, until });
      const [first] = meter.keptArriving(until + MINUTE);
      expect(first?.at).toBe(until - 61 * DAY);
      expect(cutOff({ from: START - DAY }).keptArriving(arrival)[0]?.at).toBe(START);
    });
  });
});
