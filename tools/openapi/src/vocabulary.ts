import type { Endpoint, EndpointTree } from '@smart-me/api-core';
import type { Doc, SourceDocs } from './source-docs.ts';

/** How an endpoint or a type is called in the document, and what its sources say of it. */
export interface Naming {
  readonly name: string;
  readonly doc: Doc;
  /** The docstrings of its fields, of an enumeration's members, or of an endpoint's input. */
  readonly fields: ReadonlyMap<string, string>;
}

export type Vocabulary = ReadonlyMap<object, Naming>;

/** A table and the interface of the methods that are made of it. */
export interface DocumentedTable {
  readonly tree: EndpointTree;
  readonly api: string;
}

/**
 * Names endpoints as they are exported, with the docstrings of their methods; and wire types after the type that they read.
 *
 * @param modules what the sources export.
 */
export function vocabulary(
  modules: readonly object[],
  tables: readonly DocumentedTable[],
  docs: SourceDocs,
): Vocabulary {
  const exported = modules.flatMap((module): [string, unknown][] => Object.entries(module));
  const words = new Map<object, Naming>();
  for (const [name, value] of exported) {
    if (typeof value !== 'object' || value === null || !('kind' in value)) continue;
    const type = docs.typeOf(name);
    if (type === undefined) continue;
    const members = docs.interfaceOf(type.name)?.members ?? new Map<string, Doc>();
    const fields = [...members].map(([field, { text }]): [string, string] => [field, text]);
    words.set(value, { ...type, fields: new Map([...fields, ...docs.membersOf(name)]) });
  }
  const names = new Map(exported.map(([name, value]) => [value, name]));
  for (const { tree, api } of tables)
    for (const [endpoint, naming] of methodsOf(tree, api, names, docs)) words.set(endpoint, naming);
  return words;
}

function methodsOf(
  tree: EndpointTree,
  api: string,
  names: ReadonlyMap<unknown, string>,
  docs: SourceDocs,
): [Endpoint, Naming][] {
  const members = docs.interfaceOf(api)?.members;
  return Object.entries(tree).flatMap(([method, node]): [Endpoint, Naming][] => {
    const member = members?.get(method);
    if (member === undefined) throw new TypeError(`${api}.${method} is not in the sources.`);
    if (!isEndpoint(node)) return methodsOf(node, member.type ?? '', names, docs);
    const name = names.get(node);
    if (name === undefined) throw new TypeError(`${api}.${method} is not exported by its package.`);
    const fields = docs.interfaceOf(member.input ?? '')?.members ?? new Map<string, Doc>();
    const texts = [...fields].map(([field, { text }]): [string, string] => [field, text]);
    return [[node, { name, doc: member, fields: new Map(texts) }]];
  });
}

function isEndpoint(node: Endpoint | EndpointTree): node is Endpoint {
  return typeof node.path === 'string' && typeof node.method === 'string';
}
