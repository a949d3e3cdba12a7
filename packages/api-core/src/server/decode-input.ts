import * as z from 'zod/mini';
import { endpointName, type Endpoint, type Input, type Schema } from '../endpoint/endpoint.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { parseJson } from '../json/json.ts';
import { describeMismatch } from '../wire/mismatch.ts';
import { isWireObject } from '../wire/wire-object.ts';

/** The parts of a request that carry its input. */
export interface RequestParts {
  readonly pathParams: Readonly<Record<string, string>>;
  readonly searchParams: URLSearchParams;
  /** The body as text. */
  readonly body?: string;
}

/**
 * Reads a request into what the caller gave to `client.call`. Names match in any case.
 *
 * @throws {SmartMeError} `invalid_request`, naming the field: `date: expected an ISO 8601 date and time, got nothing`
 * @example
 * const input = decodeInput(getDevice, { pathParams: { id }, searchParams: url.searchParams, body });
 */
export function decodeInput<E extends Endpoint>(
  endpoint: E,
  { pathParams, searchParams, body = '' }: RequestParts,
): Input<E> {
  const input: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(endpoint.params)) {
    const texts = Object.hasOwn(pathParams, name)
      ? [pathParams[name] ?? '']
      : queryValues(searchParams, endpoint.names[name] ?? name);
    const value = decodeText(endpoint, name, schema, texts);
    if (value !== undefined) input[name] = value;
  }
  if (endpoint.body === undefined) return input as Input<E>;
  const wire = body.trim() === '' ? undefined : bodyJson(endpoint, body);
  const decoded = isWireObject(endpoint.body)
    ? decode(endpoint, [], endpoint.body, wire)
    : { body: decode(endpoint, ['body'], endpoint.body, wire) };
  return { ...input, ...(decoded as object) } as Input<E>;
}

function queryValues(searchParams: URLSearchParams, wireName: string): string[] {
  return [...searchParams]
    .filter(([name]) => name.toLowerCase() === wireName.toLowerCase())
    .map(([, value]) => value);
}

/** A path or a query has only texts: what no text fits is read as the JSON scalar that it spells. */
function decodeText(endpoint: Endpoint, name: string, schema: Schema, texts: readonly string[]): unknown {
  const candidates = [
    texts[0],
    texts.length === 1 ? scalar(texts[0] ?? '') : undefined,
    texts,
    texts.map(scalar),
  ];
  for (const candidate of candidates) {
    const result = z.safeDecode(schema, candidate);
    if (result.success && (candidate !== undefined || texts.length === 0)) return result.data;
  }
  return decode(endpoint, [name], schema, texts[0]);
}

function scalar(text: string): unknown {
  const literal = text.toLowerCase();
  if (!/^(?:true|false|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.test(literal)) return text;
  try {
    return parseJson(literal);
  } catch {
    return text; // 007
  }
}

function bodyJson(endpoint: Endpoint, body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    throw invalid(endpoint, 'the body is not JSON');
  }
}

function decode(endpoint: Endpoint, path: readonly PropertyKey[], schema: Schema, wire: unknown): unknown {
  const result = z.safeDecode(schema, wire);
  if (result.success) return result.data;
  throw invalid(
    endpoint,
    describeMismatch(result.error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }))),
  );
}

function invalid(endpoint: Endpoint, what: string): SmartMeError {
  const name = endpointName(endpoint);
  return new SmartMeError(`${name}: ${what}.`, {
    code: 'invalid_request',
    hint: 'Correct the request.',
    endpoint: name,
  });
}
