import type { Operation, Reference, Response } from './open-api.ts';

/** What an operation can respond with instead of what it is for. The bodies are not documented, so no schema is given. */
export const problemResponses: Readonly<Record<keyof typeof STATUS, Response>> = {
  BadRequest: { description: 'A parameter or the body is missing or wrong.' },
  Unauthorized: { description: 'The credentials are missing, expired or wrong.' },
  Forbidden: {
    description: 'The credentials lack the scope, or the account lacks the licence or the right.',
  },
  NotFound: { description: 'There is no such thing, or the account may not see it.' },
  TooManyRequests: {
    description: 'Too many calls. No limit is published.',
    headers: {
      'Retry-After': {
        description: 'Seconds, or a date (RFC 9110 §10.2.3), after which to try again. It may be missing.',
        schema: { type: 'string' },
      },
    },
  },
  Problem: {
    description:
      'Anything else, from the platform or from the proxy before it (520 to 527): text, problem details (RFC 9457) or a ' +
      'page. The header `cf-ray` identifies the request.',
  },
};

const STATUS = {
  BadRequest: '400',
  Unauthorized: '401',
  Forbidden: '403',
  NotFound: '404',
  TooManyRequests: '429',
  Problem: 'default',
} as const;

/** The problems of an operation with such input, by status. */
export function problemsOf({
  parameters = [],
  requestBody,
}: Pick<Operation, 'parameters' | 'requestBody'>): Record<string, Reference> {
  const impossible = new Set([
    ...(parameters.length === 0 && requestBody === undefined ? ['BadRequest'] : []),
    ...(parameters.some((parameter) => parameter.in === 'path') ? [] : ['NotFound']),
  ]);
  return Object.fromEntries(
    Object.entries(STATUS)
      .filter(([name]) => !impossible.has(name))
      .map(([name, status]) => [status, { $ref: `#/components/responses/${name}` }]),
  );
}
