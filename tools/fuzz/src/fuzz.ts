import { performance } from 'node:perf_hooks';
import fc from 'fast-check';

/** One way in: inputs for it, and what may become of each. */
export interface Target<Input> {
  readonly name: string;
  readonly inputs: fc.Arbitrary<Input>;
  /**
   * Reads an input. Returns `accepted`, or the documented error by which it was refused; throws when it is neither, or when
   * what was read does not read the same once it is written.
   */
  readonly check: (input: Input) => string | Promise<string>;
}

/** A target with its inputs bound to its check, so that targets of all kinds go into one list. */
export interface Fuzz {
  readonly name: string;
  readonly run: (plan: Plan) => Promise<Figures>;
}

export interface Plan {
  readonly inputs: number;
  /** The same seed makes the same inputs. */
  readonly seed: number;
  /** What an input may cost of the processor, in milliseconds: a second, for none is larger than some 100 kB. */
  readonly costLimit?: number;
}

/** What a run has seen, as JSON has it. */
export interface Figures {
  readonly name: string;
  readonly seed: number;
  readonly inputs: number;
  /** How often each outcome came. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Of the processor: other work on the machine does not count. */
  readonly seconds: number;
  /** The longest that any input took, in milliseconds of the clock. */
  readonly slowest: number;
  /** What broke a promise: the smallest such input, and how to get it again. */
  readonly fault: string | undefined;
}

export const ACCEPTED = 'accepted';

export function fuzz<Input>({ name, inputs, check }: Target<Input>): Fuzz {
  return {
    name,
    run: async ({ inputs: numRuns, seed, costLimit = 1_000 }) => {
      const outcomes: Record<string, number> = {};
      let [seen, slowest] = [0, 0];
      const property = fc.asyncProperty(inputs, async (input) => {
        seen += 1;
        const began = performance.now();
        const outcome = await check(input);
        const took = performance.now() - began;
        if (took > costLimit) await costsLess(costLimit, () => check(input));
        slowest = Math.max(slowest, took);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      });
      const before = process.cpuUsage();
      const details = await fc.check(property, { numRuns, seed });
      return {
        name,
        seed,
        inputs: details.failed ? seen : details.numRuns,
        outcomes,
        seconds: processorMilliseconds(before) / 1_000,
        slowest,
        fault: details.failed
          ? `${fc.defaultReportMessage(details)}\n${reasonOf(details.errorInstance)}`
          : undefined,
      };
    },
  };
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** What has kept the clock too long is tried again by itself: a machine that is busy with other things makes nothing slow. */
async function costsLess(limit: number, work: () => unknown): Promise<void> {
  const before = process.cpuUsage();
  await work();
  const milliseconds = processorMilliseconds(before);
  if (milliseconds > limit) throw new Error(`It took ${milliseconds} ms of processor.`);
}

function processorMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

/** What an error says of itself, for the table. Anything that is no documented error of `type` is thrown on. */
export function refusal<E extends Error & { readonly code: string }>(
  error: unknown,
  type: abstract new (...parameters: never[]) => E,
): E {
  if (!(error instanceof type) || Object.getPrototypeOf(error) !== type.prototype) throw error;
  checkText(error.message);
  if ('hint' in error) checkText(String(error.hint));
  return error;
}

/** A sentence for a person: bounded, in one line, and without signs that move a cursor or turn a text around. */
export function checkText(text: string): void {
  if (text === '' || text.length > 1_000) throw new Error(`A sentence of ${text.length} characters.`);
  const stray = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.exec(
    text,
  );
  if (stray !== null)
    throw new Error(`The sign ${JSON.stringify(stray[0])} stands in ${JSON.stringify(text)}.`);
}

/** Fails unless it is so. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}
