import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/** As much of the `jest` object as the tests here use: spies and the clock. */
export function jestObject(): object {
  const mocker = new ModuleMocker(globalThis);
  const timers = new ModernFakeTimers({ global: globalThis, config: {} as never });
  const names = [
    'useFakeTimers',
    'useRealTimers',
    'advanceTimersByTime',
    'advanceTimersByTimeAsync',
    'getTimerCount',
  ] as const;
  return {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
    ...Object.fromEntries(names.map((name) => [name, timers[name].bind(timers)])),
    resetModules: () => {
      throw new Error('A bundle holds each module once: leave this test out.');
    },
  };
}
