import { endpointName, type Endpoint } from '../endpoint/endpoint.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { parseJson } from '../json/json.ts';
import { Conversion, describeProblems } from '../wire/conversion.ts';
import { isWireObject } from '../wire/wire-object.ts';
import type { WireType } from '../wire/wire-type.ts';

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
export function decodeInput<Input>(
  endpoint: Endpoint<Input>,
  { pathParams, searchParams, body = '' }: RequestParts,
): Input {
  const input: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(endpoint.params)) {
    const texts = Object.hasOwn(pathParams, name)
      ? [pathParams[name] ?? '']
      : queryValues(searchParams, endpoint.names[name] ?? name);
    const value = decodeText(endpoint, name, type, texts);
    if (value !== undefined) input[name] = value;
  }
  // The endpoint's types have checked what its type parameter promises.
  if (endpoint.body === undefined) return input as Input;
  const wire = body.trim() === '' ? undefined : bodyJson(endpoint, body);
  const decoded = isWireObject(endpoint.body)
    ? decode(endpoint, undefined, endpoint.body, wire)
    : { body: decode(endpoint, 'body', endpoint.body, wire) };
  return { ...input, ...(decoded as object) } as Input;
}

function queryValues(searchParams: URLSearchParams, wireName: string): string[] {
  return [...searchParams]
    .filter(([name]) => name.toLowerCase() === wireName.toLowerCase())
    .map(([, value]) => value);
}

/** A path or a query has only texts: what no text fits is read as the JSON scalar that it spells. */
function decodeText(
  endpoint: Endpoint,
  name: string,
  type: WireType<unknown>,
  texts: readonly string[],
): unknown {
  const candidates = [
    texts[0],
    texts.length === 1 ? scalar(texts[0] ?? '') : undefined,
    texts,
    texts.map(scalar),
  ];
  for (const candidate of candidates) {
    if (candidate === undefined && texts.length > 0) continue;
    const conversion = new Conversion('pass');
    const value = type.decode(candidate, conversion);
    if (conversion.problems.length === 0) return value;
  }
  return decode(endpoint, name, type, texts[0]);
}

/** Longer digits are no integer of 64 bits, and take long to read. */
const LONGEST_NUMBER = 40;

function scalar(text: string): unknown {
  const literal = text.toLowerCase();
  if (text.length > LONGEST_NUMBER || !/^(?:true|false|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.test(literal))
    return text;
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

function decode(
  endpoint: Endpoint,
  name: string | undefined,
  type: WireType<unknown>,
  wire: unknown,
): unknown {
  const conversion = new Conversion('pass');
  if (name !== undefined) conversion.path.push(name);
  const value = type.decode(wire, conversion);
  if (conversion.problems.length === 0) return value;
  throw invalid(endpoint, describeProblems(conversion.problems));
}

function invalid(endpoint: Endpoint, what: string): SmartMeError {
  const name = endpointName(endpoint);
  return new SmartMeError(`${name}: ${what}.`, {
    code: 'invalid_request',
    hint: 'Correct the request.',
    endpoint: name,
  });
}
