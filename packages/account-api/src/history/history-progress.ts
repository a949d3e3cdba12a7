/** How far a history is. */
export interface HistoryProgress {
  /** Times that have been answered, gaps included; with interval 0 the readings. Those before the cursor count. */
  readonly done: number;
  /** Times asked for in all; `undefined` with interval 0, where nobody knows it. */
  readonly total: number | undefined;
  /** Milliseconds until the end at the speed so far; `undefined` while nothing is known of it. */
  readonly eta: number | undefined;
}

/** Starts the clock of an estimate: what is done took the time since, so what is left takes as long in proportion. */
export function startEstimate(): (done: number, left: number) => number | undefined {
  const start = performance.now();
  return (done, left) => (done > 0 ? ((performance.now() - start) / done) * left : undefined);
}
