import { callError } from '../error/call-error.ts';
import { isSecure } from '../http/secure-origin.ts';
import type { Policy } from './policy.ts';

/** Lets nothing leave in the clear: credentials and bodies go over https, or stay on this machine. */
export const requireSecureOrigin: Policy = (next) => (request, call) => {
  if (isSecure(call.origin)) return next(request, call);
  throw callError(call, `${call.origin} is neither https nor on this machine`, {
    code: 'invalid_request',
    hint: 'Use https in baseUrl: over plain http everyone on the way could read the credentials.',
  });
};
