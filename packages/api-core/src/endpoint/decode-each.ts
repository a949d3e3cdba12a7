import { Redactor } from '../error/redactor.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { arrayElements } from '../json/array-elements.ts';
import { decodeElement, type Unexpected } from './decode-output.ts';
import { type Endpoint, endpointName, type Output, type Schema } from './endpoint.ts';
import { unexpectedAnswer } from './unexpected-answer.ts';

/** What the array consists of that an endpoint answers; `never` when it answers no array. */
export type OutputElement<E extends Endpoint> =
  Output<E> extends readonly (infer Element)[] ? Element : never;

/**
 * Reads the array of an answer element by element, each when it is its turn: beside the bytes of the answer one element at
 * a time is in memory. For answers of many thousand values; `client.call` does for all others.
 *
 * @throws {SmartMeError} `unexpected_response` where the answer is not as described, after the elements before that place;
 * `invalid_request` when the endpoint answers no array.
 * @example
 * const response = await client.callRaw(listDevices);
 * for await (const device of decodeEach(listDevices, response)) console.log(device.name);
 */
export async function* decodeEach<E extends Endpoint>(
  endpoint: E,
  response: Response,
): AsyncGenerator<OutputElement<E>, void, undefined> {
  const schema = elementSchema(endpoint);
  const call = { name: endpointName(endpoint), redactor: new Redactor() };
  const unexpected: Unexpected = (what, cause) => unexpectedAnswer(call, response, what, cause);
  let index = 0;
  for await (const text of elementsOf(response, unexpected)) {
    // The schema checks what the type promises.
    yield decodeElement(schema, text, index++, unexpected) as OutputElement<E>;
  }
}

/** What the schema of an array tells of itself, in zod and in zod/mini. */
interface ArrayDefinition {
  readonly type: string;
  readonly element?: Schema;
}

function elementSchema(endpoint: Endpoint): Schema {
  const definition: ArrayDefinition | undefined = endpoint.response?._zod.def;
  if (definition?.type === 'array' && definition.element !== undefined) return definition.element;
  throw new SmartMeError(`${endpointName(endpoint)} answers no array.`, {
    code: 'invalid_request',
    hint: 'Read its answer with client.call.',
    endpoint: endpointName(endpoint),
  });
}

async function* elementsOf(
  response: Response,
  unexpected: Unexpected,
): AsyncGenerator<string, void, undefined> {
  try {
    yield* arrayElements(chunksOf(response));
  } catch (error) {
    throw error instanceof SyntaxError
      ? unexpected(`the answer is not as described: ${error.message}.`)
      : error;
  }
}

/** Not the stream itself: not every browser can iterate one. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { value } = await reader.read();
      if (value === undefined) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
