import type { SmartMeErrorCode } from '../error/smart-me-error.ts';
import type { HttpMethod } from '../endpoint/endpoint.ts';
import { requestId } from '../error/service.ts';
import { callHook } from '../http/call-hook.ts';
import type { Call, OutgoingRequest, Policy } from './policy.ts';

/** What every hook is told: no header, no body, no secret. */
export interface RequestEvent {
  /** `GET /Devices/{id}`. */
  readonly endpoint: string;
  readonly method: HttpMethod;
  /** The URL, secrets in it redacted. */
  readonly url: string;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
}

/** A response has arrived, its body included. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** Milliseconds from sending to the last byte. */
  readonly duration: number;
  /** In the header that the service names: `cf-ray` of smart-me. */
  readonly requestId: string | undefined;
}

/** An attempt has failed and the next one, `attempt`, is about to start. */
export interface RetryEvent extends RequestEvent {
  /** Why the last attempt failed. */
  readonly code: SmartMeErrorCode;
  readonly status: number | undefined;
}

/** A call has ended in an error: there is no further attempt. */
export interface FailureEvent extends RequestEvent {
  /** Why. The call's caller gets the error itself. */
  readonly code: SmartMeErrorCode;
  readonly status: number | undefined;
  /** Milliseconds of the whole call, waiting and retries included. */
  readonly duration: number;
}

/** The server asked for fewer calls: all calls of the client wait. */
export interface PauseEvent extends RequestEvent {
  readonly status: number;
  /** Milliseconds. */
  readonly duration: number;
}

/**
 * For logs, traces and metrics. After each `onRequest` comes one of `onResponse`, `onRetry` and `onFailure`, so that a span
 * that was begun is ended. What a hook throws is dropped: watching a call must not change it.
 */
export interface Hooks {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  readonly onPause?: ((event: PauseEvent) => void) | undefined;
  /** Called once for each call that fails, whatever it fails of; `attempt` is 0 when none had begun. */
  readonly onFailure?: ((event: FailureEvent) => void) | undefined;
}

/** Tells of each request and of its response. */
export function observation({ onRequest, onResponse }: Hooks): Policy {
  return (next) => async (request, call) => {
    const start = performance.now();
    tell(onRequest, request, call, {});
    const response = await next(request, call);
    const { status, headers } = response;
    const duration = performance.now() - start;
    tell(onResponse, request, call, { status, duration, requestId: requestId(call.service, headers) });
    return response;
  };
}

/** Calls a hook, if there is one, with what every hook is told and the details of its own. */
export function tell<Details extends object>(
  hook: ((event: RequestEvent & Details) => void) | undefined,
  { method, url, attempt }: Omit<OutgoingRequest, 'signal'>,
  { name, redactor }: Call,
  details: Details,
): void {
  if (hook !== undefined)
    callHook(hook, { endpoint: name, method, url: redactor.redact(url), attempt, ...details });
}
