import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** Enough to see a pattern, short enough for a line of a log. */
const SHOWN = 3;

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

/** The issue in words; those of `wireType` say what they got, those of other schemas of zod what they say. */
function expectation(issue: Issue): string {
  if (issue.code === 'custom' && typeof issue.params?.['expected'] === 'string') {
    return `expected ${issue.params['expected']}, got ${String(issue.params['received'])}`;
  }
  return issue.code === 'invalid_type' ? `expected ${issue.expected}` : issue.message;
}
