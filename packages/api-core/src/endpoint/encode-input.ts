import { SmartMeError } from '../error/smart-me-error.ts';
import { stringifyJson } from '../json/json.ts';
import { Conversion, describeProblems, kindOf } from '../wire/conversion.ts';
import { nearest } from '../wire/nearest.ts';
import { isRecord, isWireObject } from '../wire/wire-object.ts';
import { isOptional, type WireType } from '../wire/wire-type.ts';
import { endpointName, type Endpoint } from './endpoint.ts';
import { expandPath, pathParamNames } from './path-template.ts';

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
  const pathValues = new Map<string, string>();
  const query = new URLSearchParams();
  const inPath = pathParamNames(endpoint.path);
  const conversion = new Conversion('refuse');
  for (const [name, type] of Object.entries(endpoint.params)) {
    const wire = encode(name, type, input[name], conversion);
    if (inPath.includes(name)) pathValues.set(name, String(wire));
    else for (const value of values(wire)) query.append(endpoint.names[name] ?? name, String(value));
  }
  const body = encodeBody(endpoint, input, conversion);
  if (conversion.problems.length > 0)
    throw invalid(endpoint, describeProblems(conversion.problems, { showValues: true }));
  const path = expandPath(endpoint.path, pathValues);
  if (path === undefined)
    throw invalid(endpoint, `${inPath.join(' or ')} is empty or a step in a path (. or ..)`);
  return { path, query, body, json: body === undefined ? undefined : toJson(endpoint, body) };
}

function encodeBody(endpoint: Endpoint, input: UntypedInput, conversion: Conversion): unknown {
  const rest = Object.fromEntries(
    Object.entries(input).filter(([name]) => !Object.hasOwn(endpoint.params, name)),
  );
  if (isWireObject(endpoint.body)) return endpoint.body.encode(rest, conversion);
  const { body, ...unknown } = rest;
  const [stray] = Object.keys(endpoint.body === undefined ? rest : unknown);
  if (stray !== undefined) {
    const meant = nearest(stray, Object.keys(endpoint.params));
    throw invalid(
      endpoint,
      `it has no parameter ${stray}${meant === undefined ? '' : ` (did you mean ${meant}?)`}`,
    );
  }
  return endpoint.body === undefined ? undefined : encode('body', endpoint.body, body, conversion);
}

function encode(name: string, type: WireType<unknown>, value: unknown, conversion: Conversion): unknown {
  const start = conversion.problems.length;
  const wire = type.encode(value, conversion);
  if (conversion.problems.length > start) conversion.below(name, start);
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

/** A list in the query is its name repeated. */
function values(wire: unknown): readonly unknown[] {
  if (wire === undefined) return [];
  return Array.isArray(wire) ? wire : [wire];
}

/** `get('3bd0…')` in place of `get({ id: '3bd0…' })`. */
function noInput({ params, body, ...endpoint }: Endpoint, input: unknown): SmartMeError {
  const fields = isWireObject(body) ? Object.entries(body.fields) : [];
  const required = [...Object.entries(params), ...fields].filter(([, type]) => !isOptional(type));
  const shape = required.length === 0 ? '{}' : `{ ${required.map(([name]) => name).join(', ')} }`;
  return invalid(endpoint, `its input is an object, ${shape}, and got ${kindOf(input)}`);
}

function invalid(endpoint: Pick<Endpoint, 'method' | 'path'>, what: string, cause?: unknown): SmartMeError {
  const name = endpointName(endpoint);
  return new SmartMeError(`${name}: not sent: ${what}.`, {
    code: 'invalid_request',
    hint: 'Correct the input of the call.',
    endpoint: name,
    cause,
  });
}
