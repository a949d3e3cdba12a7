import { loadFromToolchain } from './toolchain.ts';

/** As much of the `jest` object as the tests here use: spies and the clock. */
export async function jestObject(): Promise<object> {
  const [{ ModuleMocker }, { ModernFakeTimers }] = await Promise.all([
    loadFromToolchain('mock'),
    loadFromToolchain('timers'),
  ]);
  const mocker = new ModuleMocker(globalThis);
  const timers = new ModernFakeTimers({ global: globalThis, config: {} });
  return {
    fn: (...parameters: unknown[]) => mocker.fn(...parameters),
    spyOn: (...parameters: unknown[]) => mocker.spyOn(...parameters),
    restoreAllMocks: () => {
      mocker.restoreAllMocks();
    },
    useFakeTimers: (config?: object) => {
      timers.useFakeTimers(config);
    },
    useRealTimers: () => {
      timers.useRealTimers();
    },
    advanceTimersByTime: (milliseconds: number) => {
      timers.advanceTimersByTime(milliseconds);
    },
    advanceTimersByTimeAsync: (milliseconds: number) => timers.advanceTimersByTimeAsync(milliseconds),
    getTimerCount: () => timers.getTimerCount(),
    resetModules: () => {
      throw new Error('A bundle holds each module once: leave this test out.');
    },
  };
}
