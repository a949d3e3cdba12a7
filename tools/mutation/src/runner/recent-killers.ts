/** So many are tried before all others. */
const LIMIT = 6;

/** The tests that noticed the last mutants of each source: the likeliest to notice the next one, so they are tried first. */
export class RecentKillers {
  readonly #bySource = new Map<string, readonly string[]>();

  /** A test has noticed a mutant of a source. */
  add(source: string, test: string): void {
    const others = this.of(source).filter((id) => id !== test);
    this.#bySource.set(source, [test, ...others].slice(0, LIMIT));
  }

  /** The last first. */
  of(source: string): readonly string[] {
    return this.#bySource.get(source) ?? [];
  }
}
