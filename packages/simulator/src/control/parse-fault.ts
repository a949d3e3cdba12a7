import type { Fault } from '../faults/fault.ts';
import { HttpProblem } from '../http/http-problem.ts';

type Check = (value: unknown) => boolean;

const isWhole =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
const isText: Check = (value) => typeof value === 'string' && value.length <= 10_000;
const isOneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);

const FREQUENCY: Readonly<Record<string, Check>> = {
  times: isWhole(1, 1_000_000_000),
  chance: (value) => typeof value === 'number' && value >= 0 && value <= 1,
};
const REQUEST: Readonly<Record<string, Check>> = { ...FREQUENCY, method: isText, path: isText };

/** What a fault of each kind may have besides its kind, and what it must. */
const FIELDS: Readonly<
  Record<string, { readonly fields: Readonly<Record<string, Check>>; readonly needs?: string }>
> = {
  latency: { fields: { ...REQUEST, milliseconds: isWhole(0, 3_600_000) }, needs: 'milliseconds' },
  status: {
    fields: { ...REQUEST, status: isWhole(200, 599), retryAfter: isWhole(0, 1e9), body: () => true },
    needs: 'status',
  },
  cut: {
    fields: { ...REQUEST, when: isOneOf('at once', 'in the body'), of: isOneOf('request', 'delivery') },
  },
  malformed: { fields: { ...REQUEST, body: isText } },
  repeat: { fields: { ...FREQUENCY, copies: isWhole(1, 1000) } },
  reorder: { fields: FREQUENCY },
  drop: { fields: FREQUENCY },
};

/**
 * A fault as JSON has it.
 *
 * @throws {HttpProblem} 400, naming the field, when it is none.
 */
export function parseFault(json: unknown): Fault {
  if (typeof json !== 'object' || json === null) throw new HttpProblem(400, 'A fault is an object.');
  const { kind, ...rest } = json as Record<string, unknown>;
  const known = typeof kind === 'string' && Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : undefined;
  if (known === undefined) throw new HttpProblem(400, `kind: one of ${Object.keys(FIELDS).join(', ')}.`);
  for (const [name, value] of Object.entries(rest)) {
    const check = Object.hasOwn(known.fields, name) ? known.fields[name] : undefined;
    if (check === undefined)
      throw new HttpProblem(400, `A fault of this kind has ${Object.keys(known.fields).join(', ')}.`);
    if (!check(value)) throw new HttpProblem(400, `${name}: not a value that a fault can have.`);
  }
  if (known.needs !== undefined && rest[known.needs] === undefined)
    throw new HttpProblem(400, `${known.needs}: a fault of this kind needs it.`);
  // Checked field by field above.
  return json as Fault;
}
