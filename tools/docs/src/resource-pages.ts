import { accountEndpoints } from '@smart-me/account-api/endpoints';
import { endpointName, endpointsOf, type EndpointTree } from '@smart-me/api-core';
import { partnerEndpoints } from '@smart-me/partner-api/endpoints';
import {
  anchorOf,
  code,
  declarationOf,
  experimentalOf,
  fieldRows,
  type Reference,
  summaryOf,
  symbolSection,
  table,
  tagsOf,
  typeText,
} from './reference.ts';
import type { Reflection, TypeText } from './typedoc.ts';

/** A resource of an API: what is behind `account.devices`. */
export interface Resource {
  /** `devices` */
  readonly name: string;
  /** What the API's interface says of it. */
  readonly member: Reflection;
  readonly methods: readonly Reflection[];
  /** The types that its calls take and return, and those within them. */
  readonly types: readonly Reflection[];
}

/** The resources of an API's interface, `AccountApi` or `PartnerApi`; a type belongs to the first that needs it. */
export function resourcesOf(api: Reflection): Resource[] {
  const taken = new Set<Reflection>();
  return (api.children ?? []).flatMap((member) => {
    const resource = member.type?.reflection;
    const methods = resource?.children?.filter(({ signatures }) => signatures !== undefined) ?? [];
    if (resource === undefined || methods.length === 0) return [];
    taken.add(resource);
    const types: Reflection[] = [];
    for (const { signatures = [] } of methods) collectTypes(signatures, api.parent, taken, types);
    return [{ name: member.name, member, methods, types }];
  });
}

/** Gathers the declarations of one module that a type, a signature or a declaration speaks of. */
function collectTypes(
  within: unknown,
  module: Reflection | undefined,
  taken: Set<Reflection>,
  types: Reflection[],
): void {
  if (Array.isArray(within)) for (const one of within) collectTypes(one, module, taken, types);
  if (typeof within !== 'object' || within === null || Array.isArray(within)) return;
  const { reflection } = within as Partial<TypeText>;
  if (reflection !== undefined && reflection.parent === module && !taken.has(reflection)) {
    taken.add(reflection);
    types.push(reflection);
    collectTypes([reflection.children, reflection.type], module, taken, types);
  }
  for (const key of [
    'typeArguments',
    'types',
    'elementType',
    'elements',
    'target',
    'type',
    'parameters',
    'declaration',
    'signatures',
  ])
    collectTypes(Reflect.get(within, key), module, taken, types);
}

/** The page of a resource: its calls, each with what it takes and returns. */
export function resourcePage(
  packageName: string,
  variable: string,
  resource: Resource,
  reference: Reference,
): string {
  const { name, member, methods, types } = resource;
  const about = summaryOf(member.comment ?? member.type?.reflection?.comment, reference);
  const overview = table(
    ['call', 'what it does'],
    methods.map((method) => {
      const path = pathOf(packageName, name, method.name);
      const call = `[${code(`${name}.${method.name}`)}](#${anchorOf(method)})`;
      const [first = ''] = summaryOf(commentOf(method), reference).split(/\n\n|(?<=\.)\s/, 1);
      return [path === '' ? call : `${call}<br>${path}`, first.replaceAll('\n', ' ')];
    }),
  );
  const sections = methods.map((method) => methodSection(packageName, variable, name, method, reference));
  const shapes = types.map((type) => symbolSection(type, 3, reference));
  return [
    `# ${variable}.${name}`,
    about,
    overview,
    ...sections,
    ...(shapes.length === 0 ? [] : ['## Types', ...shapes]),
  ].join('\n\n');
}

function methodSection(
  packageName: string,
  variable: string,
  resource: string,
  method: Reflection,
  reference: Reference,
): string {
  const comment = commentOf(method);
  const signature = method.signatures?.[0];
  const taken = inputsOf(method).flatMap(({ type }) => {
    const rows = type?.reflection === undefined ? [] : fieldRows(type.reflection, reference);
    const text = type === undefined ? '' : typeText(type, reference, false);
    return rows.length === 0
      ? [`Takes ${text}.`]
      : [`Takes ${text}:`, table(['parameter', 'type', 'meaning'], rows)];
  });
  const result = resultOf(signature?.type);
  const path = pathOf(packageName, resource, method.name);
  const example = tagsOf(comment, reference);
  const parts = [
    // The list beside the page has the name alone.
    `## <span class="ignore-header">${variable}.${resource}.</span>${method.name} {#${anchorOf(method)}}`,
    summaryOf(comment, reference),
    experimentalOf(comment, reference),
    path === '' ? '' : `Sends ${path}.`,
    ...taken,
    result === undefined ? 'Returns nothing.' : `Returns ${typeText(result, reference, false)}.`,
    example.includes('```') ? example : [example, callOf(variable, resource, method)].join('\n\n').trim(),
    `\`\`\`ts\n${declarationOf(method, reference)}\n\`\`\``,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const commentOf = (method: Reflection): Reflection['comment'] =>
  method.comment ?? method.signatures?.[0]?.comment;

/** The endpoints of the packages: a resource has each under the name of its method. */
const TABLES: Readonly<Record<string, EndpointTree>> = {
  'account-api': accountEndpoints,
  'partner-api': partnerEndpoints,
};

/** `GET /Devices/{id}`, or nothing for a method that makes many calls. */
function pathOf(packageName: string, resource: string, method: string): string {
  const methods = TABLES[packageName]?.[resource] as EndpointTree | undefined;
  const node = methods?.[method];
  return node === undefined ? '' : endpointsOf({ node }).map(endpointName).map(code).join(', ');
}

/** What comes out of a call's promise or generator. */
function resultOf(type: TypeText | undefined): TypeText | undefined {
  const inner: unknown = type && Reflect.get(type, 'typeArguments');
  const [first] = (Array.isArray(inner) ? inner : []) as TypeText[];
  return first === undefined || String(first) === 'undefined' ? undefined : first;
}

/** What a method is told, the options of every call aside. */
const inputsOf = (method: Reflection): readonly Reflection[] =>
  method.signatures?.[0]?.parameters?.filter(({ type }) => String(type) !== 'CallOptions') ?? [];

/** A call as one writes it, each required parameter by its name. */
function callOf(variable: string, resource: string, method: Reflection): string {
  const given = inputsOf(method).flatMap(({ name, type, flags }) => {
    const fields = type?.reflection?.children ?? [];
    const named = fields.filter((field) => field.flags.isOptional !== true).map((field) => field.name);
    if (fields.length > 0) return [`{ ${(named.length > 0 ? named : [fields[0]?.name]).join(', ')} }`];
    return flags.isOptional === true ? [] : [name];
  });
  const call = `${variable}.${resource}.${method.name}(${given.join(', ')})`;
  const type = method.signatures?.[0]?.type;
  if (String(type).startsWith('AsyncGenerator'))
    return fence(`for await (const item of ${call}) console.log(item);`);
  return fence(resultOf(type) === undefined ? `await ${call};` : `const result = await ${call};`);
}

const fence = (text: string): string => `\`\`\`ts\n${text}\n\`\`\``;
