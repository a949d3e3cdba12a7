import { retryAfter } from '../error/retry-after.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { sleep } from './abort.ts';
import type { Call } from './call.ts';
import type { Observer } from './observation.ts';
import type { Policy } from './policy.ts';

/** The pause after a 429 that names none; doubled when the calls after it meet the next one. */
const FIRST_PAUSE = 1_000;
const LONGEST_GUESSED_PAUSE = 60_000;

/** The calls that waited come back spread over this part of the pause, so that they do not all come at once. */
const SPREAD = 0.25;
const WIDEST_SPREAD = 5_000;

/** A 429 is about the account, not about one call: it holds back every call of the client until the server's time is over. */
export function rateLimitPause(observer: Observer): Policy {
  let until = 0;
  let refusals = 0;

  const passPause = async (call: Call, signal: AbortSignal): Promise<void> => {
    // Again and again: another call can have drawn the pause out in the meantime.
    for (let left = remaining(); left > 0; left = remaining()) {
      if (performance.now() + left >= call.deadline) throw pausedTooLong(call, left);
      await sleep(left + Math.random() * Math.min(left * SPREAD, WIDEST_SPREAD), signal);
    }
  };
  const remaining = (): number => until - performance.now();

  return (next) => async (request, call) => {
    await passPause(call, request.signal);
    const refusalsBefore = refusals; // calls that were under way together count as one refusal
    const response = await next(request, call);
    if (response.status !== 429) {
      refusals = 0;
      return response;
    }
    const guessed = Math.min(FIRST_PAUSE * 2 ** refusalsBefore, LONGEST_GUESSED_PAUSE);
    const pause = retryAfter(response.headers) ?? guessed;
    refusals = refusalsBefore + 1;
    until = Math.max(until, performance.now() + pause);
    observer.paused(request, call, pause);
    return response;
  };
}

function pausedTooLong(call: Call, pause: number): SmartMeError {
  const retryAfter = Math.ceil(pause);
  return new SmartMeError(
    `${call.name}: not sent, since the server asks for no calls for another ${Math.ceil(pause / 1000)} s.`,
    {
      code: 'rate_limited',
      hint: 'Call again after retryAfter, or give the call a totalTimeout that is longer.',
      endpoint: call.name,
      retryAfter,
    },
  );
}
