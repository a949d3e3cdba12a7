/** Runs the tasks, a few at once, and gives what they gave in their order. */
export async function inPool<T>(size: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const entries = tasks.entries();
  // The workers share the one iterator: each takes the next task that nobody has.
  const worker = async (): Promise<void> => {
    for (const [index, task] of entries) results[index] = await task();
  };
  await Promise.all(Array.from({ length: size }, worker));
  return results;
}
