import { isDeepStrictEqual } from 'node:util';

/** The expectations of a program that is no test, each told as it is met or missed. */
export class Checklist {
  #passed = 0;
  #failed = 0;

  /** Ticks one expectation; a missed one says what it found instead. */
  expect(what: string, actual: unknown, expected: unknown): void {
    const met = isDeepStrictEqual(actual, expected);
    if (met) this.#passed += 1;
    else this.#failed += 1;
    console.log(`${met ? '✓' : '✗'} ${what}`);
    if (!met)
      console.log(`    is        ${JSON.stringify(actual)}\n    should be ${JSON.stringify(expected)}`);
  }

  get failed(): number {
    return this.#failed;
  }

  get summary(): string {
    return `${this.#passed} passed, ${this.#failed} failed`;
  }
}
