import { getState, resetState, type State } from 'jest-circus';

/** Where a test file finds `test`, `expect` and the rest while it is being loaded. */
export const TEST_GLOBAL = '__mutation_tests__';

type Suite = State['rootDescribeBlock'];
type Entry = Extract<Suite['children'][number], { type: 'test' }>;
type HookType = Suite['hooks'][number]['type'];

/** A test with the hooks around it. */
export interface Test {
  /** File, titles and, for a title that comes again, its number. */
  readonly id: string;
  readonly skipped: boolean;
  readonly entry: Entry;
}

/** The tests of one file: Jest's own functions collect them while the file is loaded, and those that are wanted are run here. */
export class TestFile {
  readonly #name: string;
  readonly #root: Suite;
  readonly #entered = new Set<Suite>();

  /** @param name the file that is loaded next */
  constructor(name: string) {
    resetState();
    this.#name = name;
    this.#root = getState().rootDescribeBlock;
  }

  /** The tests that the file has, in the order in which they stand. */
  get tests(): Test[] {
    const times = new Map<string, number>();
    return entriesOf(this.#root).map((entry) => {
      const outer = withParents(entry.parent).slice(1);
      const titles = [this.#name, ...outer.map(({ name }) => name), entry.name].join(' > ');
      const count = (times.get(titles) ?? 0) + 1;
      times.set(titles, count);
      const id = count === 1 ? titles : `${titles} (${count})`;
      return { id, skipped: entry.mode === 'skip', entry };
    });
  }

  /** Runs the hooks that stand before all tests, where no test before this one has done so. */
  async enter({ entry }: Test): Promise<void> {
    for (const suite of withParents(entry.parent)) {
      if (this.#entered.has(suite)) continue;
      this.#entered.add(suite);
      await runHooks(suite, 'beforeAll');
    }
  }

  /** Runs one test with the hooks around it. Tests are run in the order in which they stand. */
  async run({ entry }: Test): Promise<void> {
    const suites = withParents(entry.parent);
    try {
      for (const suite of suites) await runHooks(suite, 'beforeEach');
      await call(entry.fn);
    } finally {
      for (const suite of suites.toReversed()) await runHooks(suite, 'afterEach');
    }
  }

  /** Runs the hooks that stand for the end. */
  async close(): Promise<void> {
    const entered = [...this.#entered];
    this.#entered.clear();
    for (const suite of entered.reverse()) await runHooks(suite, 'afterAll');
  }
}

function entriesOf({ children }: Suite): Entry[] {
  return children.flatMap((child) => (child.type === 'test' ? [child] : entriesOf(child)));
}

/** A suite and those around it, the outermost first: the file itself. */
function withParents(inner: Suite): Suite[] {
  return inner.parent === undefined ? [inner] : [...withParents(inner.parent), inner];
}

async function runHooks({ hooks }: Suite, wanted: HookType): Promise<void> {
  for (const { type, fn } of hooks) if (type === wanted) await call(fn);
}

/** No test here takes Jest's callback. */
async function call(fn: unknown): Promise<void> {
  await (fn as () => unknown)();
}
