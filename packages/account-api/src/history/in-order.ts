/**
 * Runs a job for each item, at most `concurrency` at a time, and yields the answers in the order of the items. A job
 * starts only when its answer can be taken soon, so that no more than `concurrency` answers are held. When the consumer
 * leaves or a job fails, the others are aborted.
 */
export async function* inOrder<Item, Answer>(
  items: Iterable<Item>,
  concurrency: number,
  run: (item: Item, signal: AbortSignal) => Promise<Answer>,
  signal?: AbortSignal,
): AsyncGenerator<Answer, void, undefined> {
  const leaving = new AbortController();
  const ending = signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]);
  const jobs: Promise<Answer>[] = [];
  try {
    for (const item of items) {
      const job = run(item, ending);
      // The failure of a job is the consumer's once it is its turn; until then, and if it never is, nobody's.
      job.catch(() => undefined);
      jobs.push(job);
      if (jobs.length === concurrency) yield* answers(jobs.splice(0, 1));
    }
    yield* answers(jobs);
  } finally {
    leaving.abort();
  }
}

async function* answers<Answer>(jobs: Iterable<Promise<Answer>>): AsyncGenerator<Answer, void, undefined> {
  for (const job of jobs) yield await job;
}
