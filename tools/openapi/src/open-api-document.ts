import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { accountEndpoints } from '@smart-me/account-api/endpoints';
import { endpointSets } from '@smart-me/oauth';
import { partnerEndpoints } from '@smart-me/partner-api/endpoints';
import { documentFrame } from './frame.ts';
import type { OpenApiDocument } from './open-api.ts';
import { pathItems } from './operations.ts';
import { sourceDocs } from './source-docs.ts';
import { tableOperations } from './table-operations.ts';
import { vocabulary } from './vocabulary.ts';
import { wireSchemas } from './wire-schemas.ts';

/**
 * The account API and the partner API as an OpenAPI 3.1 document, written from the endpoint tables and, for what the
 * tables cannot say, from the docstrings beside them.
 *
 * @param options.baseUrl what the URLs of calls begin with; default: the platform.
 * @example
 * const { paths } = openApiDocument();
 * paths['/Devices/{id}']?.get?.operationId; // 'getDevice'
 */
export function openApiDocument({
  baseUrl = endpointSets.api.baseUrl,
}: { readonly baseUrl?: string } = {}): OpenApiDocument {
  const operations = tableOperations({ account: accountEndpoints, partner: partnerEndpoints });
  const words = vocabulary(
    MODULES,
    [
      { tree: accountEndpoints, api: 'AccountCalls' },
      { tree: partnerEndpoints, api: 'PartnerApi' },
    ],
    sourceDocs(SOURCES),
  );
  const schemas = wireSchemas(words);
  const paths = pathItems(operations, schemas, words); // names the schemas it comes upon
  const { info, servers, responses, securitySchemes } = documentFrame(baseUrl, PACKAGES);
  return {
    openapi: '3.1.1',
    info,
    servers,
    tags: [...new Set(operations.map(({ resource }) => resource))].map(tag),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas.components).sort(byName)),
      responses,
      securitySchemes,
    },
  };
}

const PACKAGES = join(import.meta.dirname, '..', '..', '..', 'packages');

/** The files with the tables and the types that the document names. */
const SOURCES = globSync(['{account,partner}-api/src/*.ts', 'api-core/src/resources/*.ts'], { cwd: PACKAGES })
  .filter((file) => !file.endsWith('.test.ts'))
  .sort()
  .map((file) => join(PACKAGES, file));

/** Their wire types are no part of what the packages export. One after the other: on Node 22 Jest loads no two at once. */
const MODULES: object[] = [];
for (const file of SOURCES) MODULES.push((await import(pathToFileURL(file).href)) as object);

function tag(resource: string): OpenApiDocument['tags'][number] {
  const [api = '', name = ''] = resource.split('.');
  const create = `create${api.charAt(0).toUpperCase()}${api.slice(1)}Api`;
  return { name: resource, description: `\`${create}(client).${name}\` of \`@smart-me/${api}-api\`.` };
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
