import * as z from 'zod/mini';
import { SmartMeError } from '../error/smart-me-error.ts';
import { stringifyJson } from '../json/json.ts';
import { describeMismatch } from '../wire/mismatch.ts';
import { isWireObject } from '../wire/wire-object.ts';
import { endpointName, type Endpoint, type Schema } from './endpoint.ts';
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

/** Puts the input of a call where its endpoint wants it. @throws {SmartMeError} `invalid_request`, naming the field */
export function encodeInput(endpoint: Endpoint, input: Readonly<Record<string, unknown>>): EncodedInput {
  const pathValues = new Map<string, string>();
  const query = new URLSearchParams();
  const inPath = pathParamNames(endpoint.path);
  for (const [name, schema] of Object.entries(endpoint.params)) {
    const wire = encode(endpoint, name, schema, input[name]);
    if (inPath.includes(name)) pathValues.set(name, String(wire));
    else for (const value of values(wire)) query.append(endpoint.names[name] ?? name, String(value));
  }
  const path = expandPath(endpoint.path, pathValues);
  if (path === undefined)
    throw invalid(endpoint, `${inPath.join(' or ')} is empty or a step in a path (. or ..)`);
  const body = encodeBody(endpoint, input);
  return { path, query, body, json: body === undefined ? undefined : toJson(endpoint, body) };
}

function encodeBody(endpoint: Endpoint, input: Readonly<Record<string, unknown>>): unknown {
  const rest = Object.fromEntries(
    Object.entries(input).filter(([name]) => !Object.hasOwn(endpoint.params, name)),
  );
  if (isWireObject(endpoint.body)) return encode(endpoint, '', endpoint.body, rest);
  const { body, ...unknown } = rest;
  const [stray] = Object.keys(endpoint.body === undefined ? rest : unknown);
  if (stray !== undefined) throw invalid(endpoint, `it has no parameter ${stray}`);
  return endpoint.body === undefined ? undefined : encode(endpoint, 'body', endpoint.body, body);
}

/** Fields that no schema has checked can hold what JSON cannot: a cycle, or an integer that the engine does not write. */
function toJson(endpoint: Endpoint, body: unknown): string {
  try {
    return stringifyJson(body);
  } catch (error) {
    throw invalid(endpoint, 'its body cannot be written as JSON', error);
  }
}

function encode(endpoint: Endpoint, name: string, schema: Schema, value: unknown): unknown {
  const result = z.safeEncode(schema, value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    ...issue,
    path: name === '' ? issue.path : [name, ...issue.path],
  }));
  throw invalid(endpoint, describeMismatch(issues));
}

/** A list in the query is its name repeated. */
function values(wire: unknown): readonly unknown[] {
  if (wire === undefined) return [];
  return Array.isArray(wire) ? wire : [wire];
}

function invalid(endpoint: Endpoint, what: string, cause?: unknown): SmartMeError {
  const name = endpointName(endpoint);
  return new SmartMeError(`${name}: not sent: ${what}.`, {
    code: 'invalid_request',
    hint: 'Correct the input of the call.',
    endpoint: name,
    cause,
  });
}
