// What every HTTP part of these packages needs once: for packages that speak HTTP beside `createClient`.
export { isLoopback, isSecure } from './secure-origin.ts';
export { BodyTooLargeError, readText } from './read-text.ts';
export { retryAfter } from './retry-after.ts';
export { Redactor } from './redactor.ts';
export { type ErrorLike, isErrorLike, redactedError, systemCode } from './error-cause.ts';
export { callHook } from './call-hook.ts';
export { checkedLimit, type LimitRange, LONGEST_TIMER } from './checked-limit.ts';
export { type BasicCredentials, basicAuthorization } from './basic-credentials.ts';
