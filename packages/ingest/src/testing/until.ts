import type { IngestEvent } from '../ingest/ingest-event.ts';

/** Waits until it is so; the test's own timeout ends it otherwise. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Waits until a gap is filled. */
export function untilFilled(events: readonly IngestEvent[]): Promise<void> {
  return until(() => events.some(({ type }) => type === 'gap_filled'));
}
