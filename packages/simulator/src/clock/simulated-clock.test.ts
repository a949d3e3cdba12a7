import { describe, expect, test } from '@jest/globals';
import { SimulatedClock } from './simulated-clock.ts';

const START = Date.UTC(2026, 0, 1);

/** Notes each due instant of a task that is due every ten seconds, as seconds since the start. */
function everyTenSeconds(clock: SimulatedClock): { due: number[]; end: () => void } {
  const due: number[] = [];
  const end = clock.schedule({
    next: (after) => (Math.floor(after / 10_000) + 1) * 10_000,
    run: (at) => void due.push((at - START) / 1000),
  });
  return { due, end };
}

describe('SimulatedClock', () => {
  test('stands still at speed 0 and starts where it is told', () => {
    const clock = new SimulatedClock({ start: '2026-01-01T00:00:00Z', speed: 0 });
    expect(clock.now()).toEqual(new Date(START));
    expect(clock.milliseconds).toBe(START);
  });

  test('advancing runs every due instant on the way, in order, at its time', async () => {
    const clock = new SimulatedClock({ start: START, speed: 0 });
    const { due } = everyTenSeconds(clock);
    const seen: number[] = [];
    clock.schedule({
      next: (after) => (after < START + 15_000 ? START + 15_000 : undefined),
      run: () => void seen.push(clock.milliseconds),
    });
    await clock.advance(35_000);
    expect(due).toEqual([10, 20, 30]);
    expect(seen).toEqual([START + 15_000]);
    expect(clock.milliseconds).toBe(START + 35_000);
  });

  test('advancing waits for what a task does before it moves on', async () => {
    const clock = new SimulatedClock({ start: START, speed: 0 });
    const seen: number[] = [];
    clock.schedule({
      next: (after) => after + 1000,
      run: async () => {
        await Promise.resolve();
        seen.push(clock.milliseconds - START);
      },
    });
    await clock.advance(3000);
    expect(seen).toEqual([1000, 2000, 3000]);
  });

  test('calls of advance queue up', async () => {
    const clock = new SimulatedClock({ start: START, speed: 0 });
    const { due } = everyTenSeconds(clock);
    await Promise.all([clock.advance(10_000), clock.advance(10_000)]);
    expect(due).toEqual([10, 20]);
    expect(clock.milliseconds).toBe(START + 20_000);
  });

  test('a failing task fails the call of advance, not the next one', async () => {
    const clock = new SimulatedClock({ start: START, speed: 0 });
    const end = clock.schedule({
      next: (after) => after + 1000,
      run: () => Promise.reject(new Error('receiver gone')),
    });
    await expect(clock.advance(1000)).rejects.toThrow('receiver gone');
    end();
    await clock.advance(1000);
    expect(clock.milliseconds).toBe(START + 2000);
  });

  test('setting it jumps without running what lies between, also backwards', async () => {
    const clock = new SimulatedClock({ start: START, speed: 0 });
    const { due } = everyTenSeconds(clock);
    clock.set(new Date(START + 3_600_000));
    clock.set('2026-01-01T00:00:05Z');
    expect(due).toEqual([]);
    await clock.advance(10_000);
    expect(due).toEqual([10]);
  });

  test('at high speed real time runs the tasks by itself', async () => {
    const clock = new SimulatedClock({ start: START, speed: 1000 });
    const first = await new Promise<number>((resolve) => {
      clock.schedule({ next: (after) => after + 5000, run: resolve });
    });
    clock.stop();
    expect(first).toBeGreaterThanOrEqual(START + 5000);
  });

  test('changing the speed keeps the time', () => {
    const clock = new SimulatedClock({ start: START, speed: 0 });
    clock.speed = 1_000_000;
    clock.speed = 0;
    const stopped = clock.milliseconds;
    expect(stopped).toBeGreaterThanOrEqual(START);
    expect(clock.milliseconds).toBe(stopped);
  });

  test('a task that was ended runs no more', async () => {
    const clock = new SimulatedClock({ start: START, speed: 0 });
    const { due, end } = everyTenSeconds(clock);
    await clock.advance(10_000);
    end();
    await clock.advance(10_000);
    expect(due).toEqual([10]);
  });

  test('set while it advances ends that: the instant that was set stands', async () => {
    const clock = new SimulatedClock({ start: START, speed: 0 });
    const { due } = everyTenSeconds(clock);
    const end = clock.schedule({
      next: (after) => (after < START + 15_000 ? START + 15_000 : undefined),
      run: () => {
        clock.set(START + 3_600_000);
      },
    });
    await clock.advance(60_000);
    end();
    expect(clock.milliseconds).toBe(START + 3_600_000);
    await clock.advance(10_000);
    expect(due).toEqual([10, 3610]);
  });

  test('what is due at one instant runs side by side', async () => {
    const clock = new SimulatedClock({ start: START, speed: 0 });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const at = START + 1000;
    const next = (after: number): number | undefined => (after < at ? at : undefined);
    clock.schedule({ next, run: () => promise });
    clock.schedule({
      next,
      run: () => {
        resolve(undefined);
      },
    });
    await clock.advance(1000);
    expect(clock.milliseconds).toBe(at);
  });

  test('a task that throws in real time is told, and runs again', async () => {
    const told: unknown[] = [];
    const clock = new SimulatedClock({ start: START, speed: 1000, onError: (error) => told.push(error) });
    await new Promise<void>((resolve) => {
      let runs = 0;
      clock.schedule({
        next: (after) => after + 5000,
        run: () => {
          runs += 1;
          if (runs === 1) throw new Error('no such meter');
          resolve();
        },
      });
    });
    clock.stop();
    expect(told).toEqual([new Error('no such meter')]);
  });

  test('thousands of tasks that come, move and go cost no more than the heap asks', () => {
    const clock = new SimulatedClock({ start: START, speed: 0 });
    let asked = 0;
    const ends = Array.from({ length: 5000 }, (_, index) =>
      clock.schedule({
        next: (after) => {
          asked += 1;
          return after + 1000 + (index % 7);
        },
        run: () => undefined,
      }),
    );
    for (const end of ends) end();
    expect(asked).toBe(5000);
  });

  test('says what is wrong with an instant, a speed or a step', async () => {
    expect(() => new SimulatedClock({ start: 'yesterday' })).toThrow('Not an instant: yesterday');
    expect(() => new SimulatedClock({ speed: -1 })).toThrow('speed is 0 or more');
    await expect(new SimulatedClock().advance(-1)).rejects.toThrow('advances by 0 ms or more');
  });
});
