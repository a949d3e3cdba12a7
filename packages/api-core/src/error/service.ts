import type { Redactor } from '../http/redactor.ts';
import type { SmartMeErrorCode } from './smart-me-error.ts';

/**
 * What is particular to the service that an endpoint belongs to. The package that knows the service makes it once and names
 * it in each endpoint.
 *
 * @example
 * export const weather: Service = {
 *   name: 'the weather service',
 *   requestIdHeader: 'x-request-id',
 *   readError: ({ body }) => ({ message: JSON.parse(body).reason }),
 * };
 */
export interface Service {
  /** What errors call it: `smart-me`. */
  readonly name: string;
  /** Where it is when the client names no `baseUrl`. Without it a client must name one. */
  readonly baseUrl?: string;
  /** The response header with the id of a request, which the service's support can look up: `x-request-id`. */
  readonly requestIdHeader?: string;
  /**
   * Reads an error response in the service's own form. What it leaves out, or `undefined`, is read as from any service:
   * problem details (RFC 9457), `message`, the title of a page.
   */
  readonly readError?: (response: ErrorResponse) => ServiceError | undefined;
}

/** An error response as it came. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** What a service says about an error. Secrets of the call are taken out of its texts. */
export interface ServiceError {
  /** What kind of error it is. Default: what the status means. */
  readonly code?: SmartMeErrorCode | undefined;
  /** The service's own words. */
  readonly message?: string | undefined;
  /** What to do about it. Default: what helps with such a status. */
  readonly hint?: string | undefined;
}

/** The smart-me platform. Cloudflare stands in front of it and numbers the requests. */
export const smartMe: Service = {
  name: 'smart-me',
  baseUrl: 'https://api.smart-me.com',
  requestIdHeader: 'cf-ray',
};

/** What errors tell of the call that they end. */
export interface FailedCall {
  /** `GET /Devices/{id}`. */
  readonly name: string;
  /** `https://api.smart-me.com`. */
  readonly origin: string;
  readonly service: Service;
  readonly scope: string | undefined;
  readonly license: string | undefined;
  /** Keeps the secrets of the call out of errors and hooks. */
  readonly redactor: Redactor;
  /** The value of the header with the credentials that the last request had. */
  readonly credentials: string | undefined;
}

/** The id of a request, in the header in which the service sends it; a text that is no id is not passed on. */
export function requestId({ requestIdHeader }: Service, headers: Headers): string | undefined {
  const id = requestIdHeader === undefined ? null : headers.get(requestIdHeader);
  return id !== null && /^[!-~]{1,200}$/.test(id) ? id : undefined;
}
