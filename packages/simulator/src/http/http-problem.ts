/** A refusal: what the handler of an endpoint throws when the response has an error status. */
export class HttpProblem extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** The thing of that name or id is not there, or not the caller's. */
export function notFound(what: string): HttpProblem {
  return new HttpProblem(404, `There is no ${what}.`);
}

/** The response's body as ASP.NET writes errors: problem details (RFC 9457). */
export function problemDetails(status: number, detail: string, traceId: string): string {
  return JSON.stringify({ type: `about:blank`, title: TITLES[status] ?? 'Error', status, detail, traceId });
}

/** RFC 9110 §15. */
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};
