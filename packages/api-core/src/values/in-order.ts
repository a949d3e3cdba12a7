/**
 * Runs a job for each item, at most `concurrency` at a time, and yields the results in the order of the items. A job
 * starts only when its result can be taken soon, so that no more than `concurrency` results are held. When the consumer
 * leaves or a job fails, the others are aborted.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  concurrency: number,
  run: (item: Item, signal: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
): AsyncGenerator<Result, void, undefined> {
  const leaving = new AbortController();
  const ending = signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]);
  const jobs: Promise<Result>[] = [];
  try {
    for (const item of items) {
      const job = run(item, ending);
      // The failure of a job is the consumer's once it is its turn; until then, and if it never is, nobody's.
      job.catch(() => undefined);
      jobs.push(job);
      if (jobs.length === concurrency) yield* results(jobs.splice(0, 1));
    }
    yield* results(jobs);
  } finally {
    leaving.abort();
  }
}

async function* results<Result>(jobs: Iterable<Promise<Result>>): AsyncGenerator<Result, void, undefined> {
  for (const job of jobs) yield await job;
}
