import { callError } from '../error/call-error.ts';
import type { SmartMeError } from '../error/smart-me-error.ts';
import { stringifyJson } from '../json/json.ts';
import { Conversion, describeProblems, kindOf, shownValue } from '../wire/conversion.ts';
import { nearest } from '../wire/nearest.ts';
import { isRecord, isWireObject } from '../wire/wire-object.ts';
import { isOptional, type WireType } from '../wire/wire-type.ts';
import { endpointName, type Endpoint } from './endpoint.ts';

/** A call's input in its places on the wire. */
export interface EncodedInput {
  /** Path below the base URL, percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The body before it becomes JSON; `undefined`: none. */
  readonly body: unknown;
  readonly json: string | undefined;
}

type UntypedInput = Readonly<Record<string, unknown>>;

/** Puts the input of a call where its endpoint wants it. @throws {SmartMeError} `invalid_request`, naming the field */
export function encodeInput(endpoint: Endpoint, input: unknown): EncodedInput {
  if (!isRecord(input)) throw noInput(endpoint, input);
  let { path } = endpoint;
  const query = new URLSearchParams();
  const conversion = new Conversion('refuse');
  for (const [name, type] of Object.entries(endpoint.params)) {
    const wire = encode(name, type, input[name], conversion);
    const place = `{${name}}`;
    if (path.includes(place)) {
      const step = String(wire);
      // Neither empty nor a dot segment, which would be another path (RFC 3986 §5.2.4); and Unicode.
      if (!/^\.{0,2}$/.test(step) && step.isWellFormed())
        path = path.replace(place, encodeURIComponent(step));
    } else {
      // A list in the query is its name repeated.
      for (const value of [wire ?? []].flat() as unknown[])
        query.append(endpoint.names[name] ?? name, String(value));
    }
  }
  const body = encodeBody(endpoint, input, conversion);
  if (conversion.problems.length > 0)
    throw invalid(endpoint, describeProblems(conversion.problems, shownValue));
  const missing = path.match(/[^{]+(?=\})/g);
  if (missing !== null)
    throw invalid(endpoint, `${missing.join(' or ')} is empty or a step in a path (. or ..)`);
  return { path, query, body, json: body === undefined ? undefined : toJson(endpoint, body) };
}

function encodeBody(endpoint: Endpoint, input: UntypedInput, conversion: Conversion): unknown {
  const rest = Object.fromEntries(
    Object.entries(input).filter(([name]) => !Object.hasOwn(endpoint.params, name)),
  );
  const { body: type } = endpoint;
  if (isWireObject(type)) return type.encode(rest, conversion);
  const stray = Object.keys(rest).find((name) => type === undefined || name !== 'body');
  if (stray !== undefined) {
    const meant = nearest(stray, Object.keys(endpoint.params));
    throw invalid(endpoint, `it has no parameter ${stray}${meant === undefined ? '' : ` (${meant})`}`);
  }
  return type && encode('body', type, rest['body'], conversion);
}

function encode(name: string, type: WireType<unknown>, value: unknown, conversion: Conversion): unknown {
  conversion.path.push(name);
  const wire = type.encode(value, conversion);
  conversion.path.pop();
  return wire;
}

/** Fields that no type has checked can hold what JSON cannot: a cycle, or an integer that the engine does not write. */
function toJson(endpoint: Endpoint, body: unknown): string {
  try {
    return stringifyJson(body);
  } catch (error) {
    throw invalid(endpoint, 'its body cannot be written as JSON', error);
  }
}

/** `get('3bd0…')` in place of `get({ id: '3bd0…' })`. */
function noInput({ params, body, ...endpoint }: Endpoint, input: unknown): SmartMeError {
  const fields = isWireObject(body) ? Object.entries(body.fields) : [];
  const required = [...Object.entries(params), ...fields].filter(([, type]) => !isOptional(type));
  const shape = required.length === 0 ? '{}' : `{ ${required.map(([name]) => name).join(', ')} }`;
  return invalid(endpoint, `its input is an object, ${shape}, and got ${kindOf(input)}`);
}

function invalid(endpoint: Pick<Endpoint, 'method' | 'path'>, what: string, cause?: unknown): SmartMeError {
  return callError({ name: endpointName(endpoint) }, `not sent: ${what}`, {
    code: 'invalid_request',
    hint: 'Correct the input of the call.',
    cause,
  });
}
