import type { AuthContext, AuthProvider } from '../auth/auth-provider.ts';
import { callError } from '../error/call-error.ts';
import { isSmartMeError } from '../error/smart-me-error.ts';
import { redactedError } from '../http/error-cause.ts';
import type { Call, OutgoingRequest, Policy } from './policy.ts';

/** Signs each attempt. A 401 asks the provider once more; the server has not acted on a request that it refuses so. */
export function authorization(provider: AuthProvider): Policy {
  const header = (provider.header ?? 'authorization').toLowerCase();
  const signed = (request: OutgoingRequest, credentials: string | undefined): OutgoingRequest =>
    credentials === undefined
      ? request
      : { ...request, headers: { ...request.headers, [header]: credentials } };

  return (next) => async (request, call) => {
    const credentials = await ask(provider, { signal: request.signal }, call);
    const response = await next(signed(request, credentials), call);
    if (response.status !== 401 || credentials === undefined) return response;
    const renewed = await ask(provider, { signal: request.signal, rejected: credentials }, call);
    return renewed === undefined || renewed === credentials ? response : next(signed(request, renewed), call);
  };
}

async function ask(provider: AuthProvider, context: AuthContext, call: Call): Promise<string | undefined> {
  let value: string | undefined;
  try {
    value = await provider.authorization(context);
  } catch (error) {
    if (isSmartMeError(error) || context.signal?.aborted === true) throw error;
    throw callError(call, 'the AuthProvider could not give credentials', {
      code: 'unauthorized',
      hint: 'See the cause; the call was not sent.',
      cause: redactedError(error, call.redactor),
    });
  }
  if (value === undefined) return undefined;
  if (value !== call.credentials) {
    call.redactor.addCredentials(value);
    call.credentials = value;
  }
  // fetch would refuse it too, and would show the value in doing so.
  if (!/^[\x21-\x7e][\t\x20-\x7e]*$/.test(value)) {
    throw callError(call, 'the credentials hold characters that a header cannot carry', {
      code: 'invalid_request',
      hint: 'Look for a line break or an invisible character at the end of the key or token.',
    });
  }
  return value;
}
