/** Something that does the work this many times and says how many nanoseconds of a processor it took. */
export type Runner = (iterations: number) => number | Promise<number>;

/** One of those that do the same work. */
export interface Candidate {
  readonly name: string;
  readonly run: Runner;
}

/** What a candidate needed for one piece of work, in nanoseconds over the rounds. */
export interface Timing {
  readonly name: string;
  readonly median: number;
  /** A tenth of the rounds were faster than `low`, and a tenth slower than `high`. */
  readonly low: number;
  readonly high: number;
}

/** A table: what takes part in it, each beside the same one of them. */
export interface Comparison {
  readonly title: string;
  /** The candidate of which the others are told as a multiple. */
  readonly baseline: string;
  readonly measure: () => Promise<Timing[]>;
  /** Why it cannot be measured on this machine. */
  readonly missing?: () => string | undefined;
}

const ROUNDS = 41;
const WARM_UP_ROUNDS = 6;
const BATCH_NANOSECONDS = 20e6;

/**
 * Times the candidates in turns, a short batch each, round after round, so that a change of the machine's speed meets
 * them all alike. Benchmark libraries run one candidate to its end before the next, which a shared machine punishes.
 */
export async function benchmark(
  candidates: readonly Candidate[],
  rounds: number = ROUNDS,
  batchNanoseconds: number = BATCH_NANOSECONDS,
): Promise<Timing[]> {
  const batches = new Map<Candidate, number>();
  for (const candidate of candidates) batches.set(candidate, await batchOf(candidate, batchNanoseconds));
  const samples = new Map(candidates.map((candidate) => [candidate, [] as number[]]));
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    for (const candidate of candidates) {
      const iterations = batches.get(candidate) ?? 1;
      const sample = (await candidate.run(iterations)) / iterations;
      if (round >= 0) samples.get(candidate)?.push(sample);
    }
  }
  return candidates.map((candidate) => timing(candidate.name, samples.get(candidate) ?? []));
}

/**
 * Nanoseconds that the processors have worked for this process, its garbage collection included: on a machine that others use
 * as well, the time of a clock would be mostly theirs.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** A runner of a function that works in this process. Its results are kept from being optimised away. */
export function inProcess(work: () => unknown): Runner {
  return (iterations) => {
    let kept: unknown;
    const start = processorTime();
    for (let i = 0; i < iterations; i++) kept = work();
    const nanoseconds = processorTime() - start;
    sink = kept;
    return nanoseconds;
  };
}

/** A runner of calls that wait for something, each after the one before it: by the processor's time, for waiting is no cost. */
export function inSequence(work: () => Promise<unknown>): Runner {
  return async (iterations) => {
    const start = processorTime();
    for (let i = 0; i < iterations; i++) await work();
    return processorTime() - start;
  };
}

/** Nanoseconds of the clock that some work takes. */
export async function clockTime(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start);
}

/** A runner of calls that wait for something, so many of them at once: by the clock. */
export function atOnce(count: number, work: () => Promise<unknown>): Runner {
  return (iterations) => clockTime(() => inFlight(count, iterations, work));
}

/** Does the work this many times, so many of them at once. */
export async function inFlight(count: number, times: number, work: () => Promise<unknown>): Promise<void> {
  let left = times;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: count }, worker));
}

/** The last result of the last batch; somebody might look. */
export let sink: unknown;

/** How many times the work fits into one batch, found after it is warm. */
async function batchOf({ run }: Candidate, batchNanoseconds: number): Promise<number> {
  let iterations = 1;
  for (;;) {
    const nanoseconds = await run(iterations);
    if (nanoseconds >= batchNanoseconds) break;
    iterations *= 2;
  }
  const warm = (await run(iterations)) / iterations;
  return Math.max(1, Math.round(batchNanoseconds / warm));
}

function timing(name: string, samples: readonly number[]): Timing {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (quantile: number): number => sorted[Math.round(quantile * (sorted.length - 1))] ?? Number.NaN;
  return { name, median: at(0.5), low: at(0.1), high: at(0.9) };
}
