/**
 * What went wrong, in the terms of what to do about it.
 *
 * @experimental Only `missing_scope` and `license_required`: a 403 has either cause, and a body that is not documented.
 * Which one it was is inferred from the words of the server and the licence of the endpoint.
 */
export type SmartMeErrorCode =
  | 'unauthorized'
  | 'missing_scope'
  | 'license_required'
  | 'not_found'
  | 'rate_limited'
  | 'invalid_request'
  | 'unexpected_response'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'server_error';

/** What a {@link SmartMeError} is made of, its message aside. */
export interface SmartMeErrorDetails {
  readonly code: SmartMeErrorCode;
  readonly hint: string;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** Shared by all copies of this package: a program can hold two. */
const BRAND = Symbol.for('@smart-me/api-core/SmartMeError');

/**
 * The one error of the calls of the smart-me packages. Neither its message nor its hint, cause or JSON holds a secret.
 *
 * @example
 * try {
 *   await client.call(getDevice, { id });
 * } catch (error) {
 *   if (isSmartMeError(error, 'not_found')) return undefined;
 *   throw error;
 * }
 */
export class SmartMeError extends Error {
  override readonly name = 'SmartMeError';
  /** Stable: branch on this. */
  declare readonly code: SmartMeErrorCode;
  /** What to do about it. */
  declare readonly hint: string;
  /** HTTP status of the response, when there was one. */
  readonly status: number | undefined;
  /** `cf-ray` of the response: name it to smart-me's support. */
  readonly requestId: string | undefined;
  /** The call that failed: `GET /Devices/{id}`. */
  readonly endpoint: string | undefined;
  /** Milliseconds after which the server wants to be asked again. */
  readonly retryAfter: number | undefined;

  constructor(message: string, { cause, ...details }: SmartMeErrorDetails) {
    super(message, cause === undefined ? {} : { cause });
    Object.assign(this, details);
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** For structured logs: everything but stack and cause. */
  toJSON(): SmartMeErrorJson {
    const { name, message, ...details } = this;
    return { name, message, ...details };
  }
}

/** A {@link SmartMeError} in a structured log. */
export type SmartMeErrorJson = Omit<SmartMeErrorDetails, 'cause'> & {
  readonly name: string;
  readonly message: string;
};

/** Whether the value is a {@link SmartMeError} (with this code), of this copy of the package or of another. */
export function isSmartMeError(value: unknown, code?: SmartMeErrorCode): value is SmartMeError {
  return (
    typeof value === 'object' &&
    value !== null &&
    BRAND in value &&
    'code' in value &&
    (code ?? value.code) === value.code
  );
}
