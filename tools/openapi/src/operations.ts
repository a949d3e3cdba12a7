import { type Endpoint, endpointName } from '@smart-me/api-core';
import { joinedName } from './joined-name.ts';
import type { Operation, PathItem, Response } from './open-api.ts';
import { isSent, operationInput } from './operation-input.ts';
import { problemsOf } from './problem-responses.ts';
import { securityRequirements } from './security-schemes.ts';
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
    summary: endpoints.map(({ summary }) => summary).join(' '),
    ...(description !== '' && { description }),
    tags: [resource],
    ...input,
    responses: { '200': successOf(endpoints, schemas), ...problemsOf(input) },
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

/** What the docstrings say beyond the summaries, and the licence. */
function descriptionOf({ endpoints, license }: TableOperation, words: Vocabulary): string {
  const summaries = endpoints.map(({ summary }) => summary);
  const texts = endpoints.map((endpoint) => wireText(endpoint, words.get(endpoint)?.doc.text ?? ''));
  const paragraphs = texts.join('\n') === summaries.join('\n') ? [] : texts;
  return [...paragraphs, ...(license === undefined ? [] : [LICENSES[license]])].join('\n\n');
}

/** A docstring for whom the call is HTTP: parameters by their wire names, and nothing of those that are not sent. */
function wireText({ names, params }: Endpoint, text: string): string {
  return Object.entries(params).reduce((said, [name, schema]) => {
    const wireName = names[name] ?? name;
    return isSent(schema)
      ? said.replaceAll(`\`${name}\``, `\`${wireName}\``)
      : said.replaceAll(new RegExp(` ?[^.]*\`${name}\\b[^.]*\\.`, 'g'), '');
  }, text);
}

const LICENSES = {
  professional: 'Needs a Professional licence.',
  goldpartner: 'Needs the Goldpartner licence.',
};

function successOf(endpoints: readonly Endpoint[], schemas: WireSchemas): Response {
  const answers = endpoints.flatMap((endpoint) =>
    endpoint.response === undefined
      ? []
      : [schemas.of(endpoint.response, `${endpointName(endpoint)} answer`)],
  );
  return answers.length === 0
    ? { description: 'Done; there is no content.' }
    : { description: 'The answer.', content: { 'application/json': { schema: anyOf(answers) } } };
}
