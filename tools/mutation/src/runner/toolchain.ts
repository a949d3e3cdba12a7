import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const fromToolchain = createRequire(join(import.meta.dirname, '../../toolchain/package.json'));

/** The little of Stryker, and of jest's parts, that is used here: the workspace does not depend on them. */
export interface Toolchain {
  readonly stryker: {
    readonly Stryker: new (options: object) => { runMutationTest(): Promise<unknown> };
  };
  readonly expect: { readonly expect: object };
  readonly each: {
    readonly bind: (register: (title: string, run: TestFunction) => void) => (...table: unknown[]) => unknown;
  };
  readonly mock: {
    readonly ModuleMocker: new (global: object) => {
      readonly fn: (...parameters: unknown[]) => unknown;
      readonly spyOn: (...parameters: unknown[]) => unknown;
      readonly restoreAllMocks: () => void;
    };
  };
  readonly timers: {
    readonly ModernFakeTimers: new (environment: object) => FakeTimers;
  };
}

/** Body of a test or a hook. */
export type TestFunction = () => unknown;

/** Jest's clock for tests. */
export interface FakeTimers {
  useFakeTimers(config?: object): void;
  useRealTimers(): void;
  advanceTimersByTime(milliseconds: number): void;
  advanceTimersByTimeAsync(milliseconds: number): Promise<void>;
  getTimerCount(): number;
}

const NAMES: Readonly<Record<keyof Toolchain, string>> = {
  stryker: '@stryker-mutator/core',
  expect: 'expect',
  each: 'jest-each',
  mock: 'jest-mock',
  timers: '@jest/fake-timers',
};

/** Loads what is installed in `toolchain/`. */
export async function loadFromToolchain<Name extends keyof Toolchain>(name: Name): Promise<Toolchain[Name]> {
  const found = (await import(pathToFileURL(fromToolchain.resolve(NAMES[name])).href)) as {
    readonly default?: unknown;
  };
  // jest's parts are CommonJS: all of it stands under `default`.
  return (name === 'stryker' ? found : found.default) as Toolchain[Name];
}
