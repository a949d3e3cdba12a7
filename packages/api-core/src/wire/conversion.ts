import { isSecretName } from '../http/redactor.ts';

/** How JSON is written. */
export interface WireStyle {
  /** `pascal`: `ActivePower`, as the platform responds; `camel`: `activePower`, as it is documented. */
  readonly casing: 'pascal' | 'camel';
  /** Whether known fields that are absent are written as `null`. */
  readonly nulls: boolean;
}

/** How a client writes. */
const PLAIN: WireStyle = { casing: 'camel', nulls: false };

/** A value that is not what its type takes. */
export interface Problem {
  /** Where it is: `['items', 3, 'valueDate']`. */
  readonly path: readonly (string | number)[];
  /** What was expected: `a GUID`. */
  readonly expected: string;
  /** What came instead: its kind in the words of JSON, or a sentence of one's own. */
  readonly received: string;
  /** The value that came: only for texts that may show what their reader has written. */
  readonly value: unknown;
  /** What the value probably is: `a serial number: find the device by getBySerial`. */
  readonly mistake: string | undefined;
}

/**
 * What to do with a field that a wire object does not know: `pass` it on; `learn` that it exists, since the platform has sent
 * it; or `refuse` it, unless it has been learnt: a caller has probably misspelt it.
 */
export type UnknownFields = 'pass' | 'learn' | 'refuse';

/** One reading or writing of a value: how to do it, and what was wrong with it. */
export class Conversion {
  readonly problems: Problem[] = [];
  /** The place that is being looked at. Who looks into a value adds the field or the index first, and takes it off after. */
  readonly path: (string | number)[] = [];
  /** Values that were left out since they could not be read. */
  skipped = 0;
  readonly unknownFields: UnknownFields;
  readonly style: WireStyle;

  constructor(unknownFields: UnknownFields, style: WireStyle = PLAIN) {
    this.unknownFields = unknownFields;
    this.style = style;
  }

  /** Notes a problem at the place that is being looked at. */
  problem(expected: string, value: unknown, mistake?: string, received: string = kindOf(value)): void {
    this.problems.push({ path: [...this.path], expected, received, value, mistake });
  }
}

/** Enough to see a pattern, short enough for a line of a log. */
const SHOWN = 3;

/**
 * Says where a value is not what its type takes: `[3].valueDate: expected an ISO 8601 date and time, got a number`. Of a
 * value itself only what `show` shows: those of a request are its caller's own, those of a response may be secrets.
 */
export function describeProblems(
  problems: readonly Problem[],
  show: (problem: Problem) => string = ({ received }) => received,
): string {
  const shown = problems.slice(0, SHOWN).map((problem) => {
    const mistake = problem.mistake === undefined ? '' : ` (${problem.mistake})`;
    return `${placeOf(problem.path)}: expected ${problem.expected}, got ${show(problem)}${mistake}`;
  });
  const rest = problems.length - shown.length;
  return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

/** `['items', 3, 'valueDate']` → `items[3].valueDate`. */
function placeOf(path: Problem['path']): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return steps.join('').replace(/^\./, '') || 'the value';
}

/** Longer texts are no typing mistake, and may be a secret that was put into the wrong place. */
const SHOWN_TEXT = /^[\p{L}\p{N} _.,:;+/()-]{1,40}$/u;

/** The value as its caller wrote it, or its kind where that is long or may be a secret. */
export function shownValue({ path, value, received }: Problem): string {
  if (isSecretName(placeOf(path))) return received;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'string' && SHOWN_TEXT.test(value) ? `'${value}'` : received;
}

/** The kind of a value in the words of JSON. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (value === '') return 'an empty string';
  if (typeof value === 'bigint') return 'a number';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
