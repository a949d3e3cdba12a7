import { describe, expect, test } from '@jest/globals';
import { LONGEST_SILENCE } from './families.ts';
import { Outages, QUARTER_HOUR } from './outages.ts';
import { HOUR, MINUTE, SECOND } from './profile.ts';
import type { Sample } from './sample.ts';
import { onChange, type Sending } from './sending.ts';

const START = Date.UTC(2026, 0, 1);

function sendingOf(sample: (at: number) => Sample, outages = new Outages()): Sending {
  return onChange({ sample }, outages, { phase: 4 * SECOND, commissioned: START });
}

/** The instants until an hour has passed. */
function instants(sending: Sending): number[] {
  const found: number[] = [];
  for (let at = START - 1; ;) {
    at = sending.after(at);
    if (at >= START + HOUR) return found;
    found.push(at);
  }
}

describe('a device that sends on change', () => {
  test('sends at the quarter hours, and never is silent for longer than 330 seconds', () => {
    const sent = instants(sendingOf(() => ({ activePower: 1 })));
    const steps = sent.slice(1).map((at, index) => at - (sent[index] ?? Number.NaN));
    expect(Math.max(...steps)).toBeLessThanOrEqual(LONGEST_SILENCE);
    expect(sent.filter((at) => at % QUARTER_HOUR === 0)).toHaveLength(4);
    expect(sent).toHaveLength(4 * 3);
  });

  test('sends when the power moved by 100 W, a voltage by 1 V or a current by 1 A, and not before', () => {
    const step = START + 7 * MINUTE;
    const after = (before: Sample, then: Sample): boolean =>
      instants(sendingOf((at) => (at < step ? before : then))).some(
        (at) => at >= step && at < step + 10 * SECOND,
      );
    expect(after({ activePower: 1 }, { activePower: 1.1 })).toBe(true);
    expect(after({ activePower: 1 }, { activePower: 1.09 })).toBe(false);
    expect(after({ voltageL2: 230 }, { voltageL2: 231 })).toBe(true);
    expect(after({ currentL3: 0 }, { currentL3: 0.9 })).toBe(false);
  });

  test('what was sent before an instant is what would be sent after an earlier one', () => {
    const sending = sendingOf((at) => ({ activePower: Math.sin(at / 1e5) }));
    const sent = instants(sending);
    expect(sent.slice(1).map((at) => sending.before(at - 1))).toEqual(sent.slice(0, -1));
    expect(sending.before(START - 1)).toBe(Number.NEGATIVE_INFINITY);
  });

  test('sends nothing in an outage, and goes on after it', () => {
    const outages = new Outages();
    const outage = { from: START + 5 * MINUTE, until: START + 40 * MINUTE };
    outages.add(outage);
    const sending = sendingOf(() => ({ activePower: 1 }), outages);
    expect(instants(sending).filter((at) => at >= outage.from && at < outage.until)).toEqual([]);
    expect(sending.before(START + 39 * MINUTE)).toBeLessThan(outage.from);
    expect(sending.after(START + 6 * MINUTE)).toBeGreaterThanOrEqual(outage.until);
    outages.add({ from: START + HOUR, until: Number.POSITIVE_INFINITY });
    expect(sending.after(START + HOUR)).toBe(Number.POSITIVE_INFINITY);
  });
});
