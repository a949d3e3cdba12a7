import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** Enough to see a pattern, short enough for a line of a log. */
const SHOWN = 3;

/** A value that is not as expected: it says what kind of value came, and never repeats it. */
export function unexpected(expected: string, value: unknown): z.core.$ZodRawIssue {
  return { code: 'custom', input: undefined, params: { expected, received: typeName(value) } };
}

/** Says where a value is not what its schema wants: `[3].valueDate: expected an ISO 8601 date and time, got a number`. */
export function describeMismatch(issues: readonly Issue[]): string {
  const shown = issues
    .slice(0, SHOWN)
    .map((issue) => `${fieldPath(issue.path) || 'the value'}: ${expectation(issue)}`);
  const rest = issues.length - shown.length;
  return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

/** `['items', 3, 'valueDate']` → `items[3].valueDate`. */
function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** The issue in words: an {@link unexpected} value says what came, an issue of another schema what that schema says. */
function expectation(issue: Issue): string {
  if (issue.code === 'custom' && typeof issue.params?.['expected'] === 'string') {
    return `expected ${issue.params['expected']}, got ${String(issue.params['received'])}`;
  }
  return issue.code === 'invalid_type' ? `expected ${issue.expected}` : issue.message;
}

/** The kind of a value in the words of JSON. */
function typeName(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty string' : 'a string';
    case 'number':
    case 'bigint':
      return 'a number';
    case 'boolean':
      return 'a boolean';
    default:
      return 'an object';
  }
}
