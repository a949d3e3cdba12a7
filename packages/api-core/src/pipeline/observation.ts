import type { SmartMeErrorCode } from '../error/smart-me-error.ts';
import type { HttpMethod } from '../endpoint/endpoint.ts';
import { requestId } from '../error/status-error.ts';
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

/** The server asked for fewer calls: all calls of the client wait. */
export interface PauseEvent extends RequestEvent {
  readonly status: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** For logs, traces and metrics. What a hook throws is dropped: watching a call must not change it. */
export interface Hooks {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  readonly onPause?: ((event: PauseEvent) => void) | undefined;
}

/** Calls the hooks. */
export interface Observer {
  readonly policy: Policy;
  paused(request: OutgoingRequest, call: Call, duration: number): void;
  retrying(
    request: OutgoingRequest,
    call: Call,
    error: { readonly code: SmartMeErrorCode; readonly status: number | undefined },
  ): void;
}

/** Makes the observer of a client from its hooks. */
export function observer({ onRequest, onResponse, onRetry, onPause }: Hooks): Observer {
  const observed: Policy = (next) => async (request, call) => {
    const start = performance.now();
    const event = describe(request, call);
    callHook(onRequest, event);
    const response = await next(request, call);
    callHook(onResponse, {
      ...event,
      status: response.status,
      duration: performance.now() - start,
      requestId: requestId(call.service, response.headers),
    });
    return response;
  };
  return {
    policy: onRequest === undefined && onResponse === undefined ? (next) => next : observed,
    paused: (request, call, duration) => {
      callHook(onPause, { ...describe(request, call), status: 429, duration });
    },
    retrying: (request, call, { code, status }) => {
      callHook(onRetry, { ...describe(request, call), code, status });
    },
  };
}

function describe({ method, url, attempt }: OutgoingRequest, { name, redactor }: Call): RequestEvent {
  return { endpoint: name, method, url: redactor.redact(url), attempt };
}
