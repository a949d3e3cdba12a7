import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointSets } from '@smart-me/oauth';
import { parse } from 'yaml';
import type { OpenApiDocument } from './open-api.ts';

/** What of the document no endpoint says. */
export type Frame = Pick<OpenApiDocument, 'info' | 'servers'> &
  Pick<OpenApiDocument['components'], 'responses' | 'securitySchemes'>;

/**
 * Reads `frame.yaml`, for calls that begin with `baseUrl`.
 *
 * @param packages the folder of the packages, whose versions it names
 */
export function documentFrame(baseUrl: string, packages: string): Frame {
  const version = (folder: string): string => {
    const manifest = readFileSync(join(packages, folder, 'package.json'), 'utf8');
    return (JSON.parse(manifest) as { version: string }).version;
  };
  const { authorization, token } = endpointSets.api;
  const values: Readonly<Record<string, string>> = {
    account: version('account-api'),
    partner: version('partner-api'),
    baseUrl,
    authorization: new URL(authorization, baseUrl).href,
    token: new URL(token, baseUrl).href,
  };
  const text = readFileSync(join(import.meta.dirname, 'frame.yaml'), 'utf8');
  const filled = text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return parse(filled, { merge: true }) as Frame; // a test has an OpenAPI validator look at it
}
