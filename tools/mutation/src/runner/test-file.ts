import type { TestFunction } from './toolchain.ts';

/** Where a test file finds `test`, `expect` and the rest while it is being loaded. */
export const TEST_GLOBAL = '__mutation_tests__';

/** A test with the hooks around it. */
export interface Test {
  /** File, titles and, for a title that comes again, its number. */
  readonly id: string;
  readonly skipped: boolean;
  readonly run: TestFunction;
  readonly suite: Suite;
}

/** A `describe`, or the file itself. */
interface Suite {
  readonly title: string;
  readonly parent: Suite | undefined;
  readonly skipped: boolean;
  readonly beforeAll: TestFunction[];
  readonly beforeEach: TestFunction[];
  readonly afterEach: TestFunction[];
  readonly afterAll: TestFunction[];
  /** Its beforeAll hooks ran. */
  entered: boolean;
}

type Register = (title: string | (() => unknown), run: TestFunction) => void;
type Each = (register: Register) => (...table: unknown[]) => unknown;

/** The tests of one file: collects them while the file is loaded, then runs those that are wanted. */
export class TestFile {
  readonly tests: Test[] = [];
  #suite: Suite;
  readonly #entered: Suite[] = [];
  readonly #ids = new Map<string, number>();

  constructor(name: string) {
    this.#suite = suite(name, undefined, false);
  }

  /** What `@jest/globals` exports, for the file that is loaded next. */
  globals(each: Each, others: object): object {
    const withEach = (register: Register): Register & { each: unknown } =>
      Object.assign(register, { each: each(register) });
    const test = Object.assign(
      withEach((title, run) => {
        this.#add(title, run, false);
      }),
      {
        skip: withEach((title, run) => {
          this.#add(title, run, true);
        }),
      },
    );
    const describe = Object.assign(
      withEach((title, run) => {
        this.#describe(title, run, false);
      }),
      {
        skip: withEach((title, run) => {
          this.#describe(title, run, true);
        }),
      },
    );
    const hooks = Object.fromEntries(
      (['beforeAll', 'beforeEach', 'afterEach', 'afterAll'] as const).map((kind) => [
        kind,
        (run: TestFunction) => void this.#suite[kind].push(run),
      ]),
    );
    return { ...others, ...hooks, test, it: test, describe };
  }

  /** Runs the hooks that stand before all tests, where no test before this one has done so. */
  async enter(test: Test): Promise<void> {
    for (const each of withParents(test.suite)) await this.#enter(each);
  }

  /** Runs one test with the hooks around it. Tests are run in the order in which they stand. */
  async run(test: Test): Promise<void> {
    const suites = withParents(test.suite);
    try {
      for (const { beforeEach } of suites) for (const hook of beforeEach) await hook();
      await test.run();
    } finally {
      for (const { afterEach } of suites.toReversed()) for (const hook of afterEach) await hook();
    }
  }

  /** Runs the hooks that stand for the end. */
  async close(): Promise<void> {
    for (const { afterAll } of this.#entered.splice(0).reverse()) for (const hook of afterAll) await hook();
  }

  async #enter(entered: Suite): Promise<void> {
    if (entered.entered) return;
    entered.entered = true;
    this.#entered.push(entered);
    for (const hook of entered.beforeAll) await hook();
  }

  #add(title: string | (() => unknown), run: TestFunction, skipped: boolean): void {
    const titles = [...withParents(this.#suite).map((each) => each.title), text(title)].join(' > ');
    const times = (this.#ids.get(titles) ?? 0) + 1;
    this.#ids.set(titles, times);
    this.tests.push({
      id: times === 1 ? titles : `${titles} (${times})`,
      skipped: skipped || this.#suite.skipped,
      run,
      suite: this.#suite,
    });
  }

  #describe(title: string | (() => unknown), run: TestFunction, skipped: boolean): void {
    const outer = this.#suite;
    this.#suite = suite(text(title), outer, skipped || outer.skipped);
    try {
      run();
    } finally {
      this.#suite = outer;
    }
  }
}

function suite(title: string, parent: Suite | undefined, skipped: boolean): Suite {
  return {
    title,
    parent,
    skipped,
    beforeAll: [],
    beforeEach: [],
    afterEach: [],
    afterAll: [],
    entered: false,
  };
}

/** A suite and those around it, the outermost first. */
function withParents(inner: Suite): Suite[] {
  return inner.parent === undefined ? [inner] : [...withParents(inner.parent), inner];
}

function text(title: string | (() => unknown)): string {
  return typeof title === 'string' ? title : title.name;
}
