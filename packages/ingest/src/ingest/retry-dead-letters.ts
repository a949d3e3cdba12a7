import type { ReadingSink } from '@smart-me/readings';
import type { DeadLetter } from '../log/delivery-log.ts';
import { loggedReadings } from './logged-readings.ts';

/** What became of dead letters that were offered again. */
export interface Retried {
  /** The sink has taken all of them now. */
  readonly taken: number;
  /** Dead letters that stay. */
  readonly kept: number;
}

/** Offers a sink its dead letters, one at a time; each that it takes wholly is removed. */
export async function retryDeadLetters(
  letters: AsyncIterable<DeadLetter>,
  sink: ReadingSink,
): Promise<Retried> {
  let taken = 0;
  let kept = 0;
  for await (const letter of letters) {
    if (await isTaken(letter, sink)) {
      await letter.remove();
      taken += 1;
    } else {
      kept += 1;
    }
  }
  return { taken, kept };
}

async function isTaken({ delivery }: DeadLetter, sink: ReadingSink): Promise<boolean> {
  let isWhole = true;
  const groups = loggedReadings([delivery], () => {
    isWhole = false;
  });
  try {
    for (const { readings, source } of groups) {
      const { refused } = await sink.write(
        readings.map(({ reading }) => reading),
        { source },
      );
      if (refused.length > 0) isWhole = false;
    }
    return isWhole;
  } catch {
    return false;
  }
}
