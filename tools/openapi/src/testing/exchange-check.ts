import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema, OpenApiDocument, Operation } from '../open-api.ts';

/** Checks by a document what a client and a server say to each other. */
export interface ExchangeCheck {
  /** In place of `fetch`: passes the request on, and notes what of it or of its response is not as the document has it. */
  readonly fetch: typeof fetch;
  /** The ids of the operations called so far, with a response. */
  readonly called: ReadonlySet<string>;
  readonly differences: readonly string[];
}

/** @param document its server is where the calls go. */
export function exchangeCheck(document: OpenApiDocument): ExchangeCheck {
  const [{ url: base }] = document.servers;
  const errorsOf = schemaErrors(document);
  const called = new Set<string>();
  const differences: string[] = [];
  // A path without parameters goes before a template that fits as well (OpenAPI 3.1, Paths Object).
  const operations = operationsOf(document).toSorted(
    (one, other) => Number(one.path.includes('{')) - Number(other.path.includes('{')),
  );

  return {
    called,
    differences,
    fetch: async (input, init = {}) => {
      const response = await fetch(input, init);
      const url = input instanceof Request ? input.url : String(input);
      const { pathname, searchParams } = new URL(url.slice(base.length), 'http://any/');
      const { operation } =
        operations.find(({ method, path }) => method === init.method && matches(path, pathname)) ?? {};
      const note = (what: string): void => {
        differences.push(`${String(init.method)} ${pathname}: ${what}`);
      };
      if (operation === undefined) note('is no operation');
      else if (!response.ok || operation.responses[String(response.status)] === undefined)
        note(`gets ${response.status}`);
      else {
        called.add(operation.operationId);
        queryErrors(operation, searchParams, errorsOf).forEach(note);
        const sent = operation.requestBody?.content['application/json'].schema;
        contentErrors(sent, typeof init.body === 'string' ? init.body : '', errorsOf).forEach(note);
        const described = operation.responses[String(response.status)];
        const content = described !== undefined && 'content' in described ? described.content : undefined;
        const text = await response.clone().text();
        contentErrors(content?.['application/json'].schema, text, errorsOf).forEach(note);
      }
      return response;
    },
  };
}

/** Every operation of a document with its method and path. */
export function operationsOf(
  document: OpenApiDocument,
): { readonly method: string; readonly path: string; readonly operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

type ErrorsOf = (schema: JsonSchema, value: unknown) => string[];

/** The document's schemas, closed: a name that it does not have is an error here. */
function schemaErrors(document: OpenApiDocument): ErrorsOf {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const components = {
    schemas: Object.fromEntries(
      Object.entries(document.components.schemas).map(([name, schema]) => [
        name,
        schema.type === 'object' ? { ...schema, additionalProperties: false } : schema,
      ]),
    ),
  };
  return (schema, value) => {
    const validate = ajv.compile({ ...schema, components });
    return validate(value) ? [] : [ajv.errorsText(validate.errors)];
  };
}

function queryErrors(operation: Operation, query: URLSearchParams, errorsOf: ErrorsOf): string[] {
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const names = parameters.map(({ name }) => name);
  return [
    ...[...query.keys()].filter((name) => !names.includes(name)).map((name) => `has no parameter ${name}`),
    ...parameters.flatMap(({ name, required, schema }) => {
      const value = query.get(name);
      if (value !== null) return errorsOf(schema, schema.type === 'string' ? value : JSON.parse(value));
      return required ? [`${name} is missing`] : [];
    }),
  ];
}

function contentErrors(schema: JsonSchema | undefined, text: string, errorsOf: ErrorsOf): string[] {
  if (schema === undefined) return text === '' ? [] : ['has content'];
  return text === '' ? ['has no content'] : errorsOf(schema, JSON.parse(text));
}

function matches(template: string, pathname: string): boolean {
  const pattern = template.replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`, 'i').test(pathname);
}
