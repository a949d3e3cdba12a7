import { type Endpoint, endpointName } from '@smart-me/api-core';
import { isConfirmation } from '@smart-me/api-core/server';
import { joinedName } from './joined-name.ts';
import type { Operation, PathItem, Reference, Response, SecurityRequirement } from './open-api.ts';
import { operationInput } from './operation-input.ts';
import type { TableOperation } from './table-operations.ts';
import type { Vocabulary } from './vocabulary.ts';
import { anyOf, type WireSchemas } from './wire-schemas.ts';

/** The paths of a document with their operations. */
export function pathItems(
  operations: readonly TableOperation[],
  schemas: WireSchemas,
  words: Vocabulary,
): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {};
  for (const operation of operations) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: write(operation, schemas, words) };
  }
  return paths;
}

function write(operation: TableOperation, schemas: WireSchemas, words: Vocabulary): Operation {
  const { endpoints, resource, scope } = operation;
  const description = descriptionOf(operation, words);
  const input = operationInput(endpoints, schemas, words);
  return {
    operationId: joinedName(endpoints.map((endpoint) => nameOf(endpoint, words))),
    summary: endpoints.map((endpoint) => summaryOf(textOf(endpoint, words))).join(' '),
    ...(description !== '' && { description }),
    tags: [resource],
    ...input,
    responses: { ...successOf(endpoints, schemas), ...problemsOf(input) },
    security: securityRequirements(scope),
    ...(isExperimental(endpoints, words) && { 'x-experimental': true }),
  };
}

function isExperimental(endpoints: readonly Endpoint[], words: Vocabulary): boolean {
  return endpoints.some((endpoint) => words.get(endpoint)?.doc.experimental === true);
}

function nameOf(endpoint: Endpoint, words: Vocabulary): string {
  const naming = words.get(endpoint);
  if (naming === undefined) throw new TypeError(`${endpointName(endpoint)} is not exported by its package.`);
  return naming.name;
}

/** What the docstrings say beyond their first sentences, and the licence. */
function descriptionOf({ endpoints, license }: TableOperation, words: Vocabulary): string {
  const texts = endpoints.map((endpoint) => textOf(endpoint, words));
  const paragraphs = texts.every((text) => text === summaryOf(text)) ? [] : texts;
  return [...paragraphs, ...(license === undefined ? [] : [LICENSES[license]])].join('\n\n');
}

/** The first sentence: to a point that a capital or the end follows. */
function summaryOf(text: string): string {
  return /^[\s\S]*?[.](?=\s+[A-Z]|\s*$)/.exec(text)?.[0] ?? text;
}

/** The docstring of the method for whom the call is HTTP: scope and licence stand elsewhere. */
function textOf(endpoint: Endpoint, words: Vocabulary): string {
  const paragraphs = (words.get(endpoint)?.doc.text ?? '').split('\n\n');
  return wireText(endpoint, paragraphs.filter((paragraph) => !paragraph.startsWith('Scope `')).join('\n\n'));
}

/** A docstring with the parameters by their wire names, and nothing of those that are not sent. */
function wireText({ names, params }: Endpoint, text: string): string {
  return Object.entries(params).reduce(
    (said, [name, type]) =>
      isConfirmation(type)
        ? said.replaceAll(new RegExp(` ?[^.]*\`${name}\\b[^.]*\\.`, 'g'), '')
        : said.replaceAll(`\`${name}\``, `\`${names[name] ?? name}\``),
    text,
  );
}

const LICENSES = {
  professional: 'Needs the Professional licence.',
  goldpartner: 'Needs the Goldpartner licence.',
};

const DONE: Response = { description: 'Done; there is no content.' };

/** A call without content is published with 200, and was recorded with 204. */
function successOf(endpoints: readonly Endpoint[], schemas: WireSchemas): Readonly<Record<string, Response>> {
  const outputs = endpoints.flatMap((endpoint) =>
    endpoint.response === undefined
      ? []
      : [schemas.of(endpoint.response, `${endpointName(endpoint)} response`)],
  );
  return outputs.length === 0
    ? { '200': DONE, '204': DONE }
    : {
        '200': { description: 'The response.', content: { 'application/json': { schema: anyOf(outputs) } } },
      };
}

/** The names of responses of the document, by the status of the problem. */
const PROBLEMS: Readonly<Record<string, string>> = {
  '400': 'BadRequest',
  '401': 'Unauthorized',
  '403': 'Forbidden',
  '404': 'NotFound',
  '429': 'TooManyRequests',
  default: 'Problem',
};

/** What an operation with such input can end with instead. */
function problemsOf({
  parameters = [],
  requestBody,
}: Pick<Operation, 'parameters' | 'requestBody'>): Record<string, Reference> {
  const impossible = [
    ...(parameters.length === 0 && requestBody === undefined ? ['400'] : []),
    ...(parameters.some((parameter) => parameter.in === 'path') ? [] : ['404']),
  ];
  return Object.fromEntries(
    Object.entries(PROBLEMS)
      .filter(([status]) => !impossible.includes(status))
      .map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
  );
}

/** Any one of the ways to sign in, with the scope that the call needs. */
function securityRequirements(scope: string | undefined): SecurityRequirement[] {
  const needed = scope === undefined ? [] : [scope];
  return [{ apiKey: needed }, { oauth2: needed }, { basic: [] }];
}
