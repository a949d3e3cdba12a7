import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An operation as smart-me publishes or documents it. */
export interface PublishedOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly PublishedParameter[];
  /** The type of the body. `inferred`: not published. */
  readonly body?: string;
  /** The type of the response; null: none. */
  readonly response: string | null;
}

export interface PublishedParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly type: string;
  readonly required?: boolean;
}

type WithoutParameters = Omit<PublishedOperation, 'parameters'>;

interface AccountFacts {
  readonly operations: readonly (WithoutParameters & Partial<Pick<PublishedOperation, 'parameters'>>)[];
  /** Integer → member. */
  readonly enums: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Field → type. */
  readonly schemas: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const accountFacts = readFacts('account-api/src/testing/rest-api.json') as AccountFacts;
export const { enums, schemas } = accountFacts;

export const accountOperations: readonly PublishedOperation[] = accountFacts.operations.map((operation) => ({
  parameters: [],
  ...operation,
}));

interface PartnerFacts {
  readonly operations: readonly (WithoutParameters & { readonly query?: readonly string[] })[];
}

const partnerFacts = readFacts('partner-api/src/testing/partner-api.json') as PartnerFacts;
/** The partner's operations; of their parameters only the names are documented. */
export const partnerOperations = partnerFacts.operations.map(({ query = [], ...operation }) => ({
  ...operation,
  query,
}));

function readFacts(path: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../../../packages', path), 'utf8'));
}
