import type { Endpoint, Schema } from '@smart-me/api-core';
import type { DocComment } from './doc-comments.ts';
import { pascalCase } from './joined-name.ts';

/** How an endpoint or a schema is called in the document, and what its sources say of it. */
export interface Naming {
  readonly name: string;
  readonly doc: DocComment;
}

export type Vocabulary = ReadonlyMap<Endpoint | Schema, Naming>;

/**
 * Names endpoints as they are exported, schemas as the type that is exported beside them, and a body that has no type of
 * its own after its endpoint.
 *
 * @param modules what the packages export.
 * @param docs the doc comments of their sources.
 */
export function vocabulary(modules: readonly object[], docs: ReadonlyMap<string, DocComment>): Vocabulary {
  const named = new Map<Endpoint | Schema, Naming>();
  const endpoints: [Endpoint, Naming][] = [];
  for (const [name, value] of modules.flatMap((module): [string, unknown][] => Object.entries(module))) {
    const doc = docs.get(name);
    if (doc === undefined) continue;
    if (isSchema(value) && doc.typeName !== undefined) named.set(value, { name: doc.typeName, doc });
    if (isEndpoint(value)) endpoints.push([value, { name, doc }]);
  }
  for (const [endpoint, { name, doc }] of endpoints) {
    named.set(endpoint, { name, doc });
    if (endpoint.body === undefined || named.has(endpoint.body)) continue;
    named.set(endpoint.body, { name: `${pascalCase(name)}Body`, doc: { ...doc, text: '' } });
  }
  return named;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && '_zod' in value;
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}
