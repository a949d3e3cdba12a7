import { callError } from '../error/call-error.ts';
import { retryAfter } from '../http/retry-after.ts';
import { sleep } from '../http/wait.ts';
import { type Hooks, tell } from './observation.ts';
import type { Call, Policy } from './policy.ts';

/** The pause after a 429 that names none; doubled when the calls after it meet the next one. */
const FIRST_PAUSE = 1_000;
const LONGEST_GUESSED_PAUSE = 60_000;

/** The calls that waited come back spread over this part of the pause, so that they do not all come at once. */
const SPREAD = 0.25;
const WIDEST_SPREAD = 5_000;

/** A 429 is about the account, not about one call: it holds back every call of the client until the server's time is over. */
export function rateLimitPause({ onPause }: Hooks): Policy {
  let until = 0;
  let length = 0;
  let refusals = 0;

  const remaining = (): number => {
    const now = performance.now();
    // In some runtimes that is the clock of the wall, which can be set back: a pause then starts anew, and ends.
    if (until - now > length) until = now + length;
    return until - now;
  };
  const passPause = async (call: Call, signal: AbortSignal): Promise<void> => {
    // Again and again: another call can have drawn the pause out in the meantime.
    for (let left = remaining(); left > 0; left = remaining()) {
      const spare = call.deadline - performance.now() - left;
      if (spare <= 0) {
        throw callError(
          call,
          `not sent, since the server asks for no calls for another ${Math.ceil(left / 1000)} s`,
          {
            code: 'rate_limited',
            hint: 'Call again after retryAfter, or give the call a totalTimeout that is longer.',
            retryAfter: Math.ceil(left),
          },
        );
      }
      const spread = Math.random() * Math.min(left * SPREAD, WIDEST_SPREAD);
      // The spread must not cost a call its life: half of what is left of its time is for the call itself.
      await sleep(left + Math.min(spread, spare / 2), signal);
    }
  };

  return (next) => async (request, call) => {
    if (until > 0) await passPause(call, request.signal);
    const refusalsBefore = refusals; // calls that were under way together count as one refusal
    const response = await next(request, call);
    if (response.status !== 429) {
      refusals = 0;
      return response;
    }
    const guessed = Math.min(FIRST_PAUSE * 2 ** refusalsBefore, LONGEST_GUESSED_PAUSE);
    const pause = retryAfter(response.headers) ?? guessed;
    refusals = refusalsBefore + 1;
    length = Math.max(remaining(), pause);
    until = performance.now() + length;
    tell(onPause, request, call, { status: 429, duration: pause });
    return response;
  };
}

/** Waits that many milliseconds. @throws the signal's reason */
