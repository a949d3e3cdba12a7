import { readFileSync } from 'node:fs';

/** The API as smart-me publishes it; see `about` in the file. */
export interface PublishedApi {
  readonly operations: readonly PublishedOperation[];
  /** Integer → member. */
  readonly enums: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Field → type, and under `$required` the fields that are always there. */
  readonly schemas: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PublishedOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters?: readonly PublishedParameter[];
  /** The type of the request's body. */
  readonly body?: string;
  /** The type of the response. */
  readonly response: string | null;
}

export interface PublishedParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly type: string;
  readonly required?: boolean;
}

export const publishedApi = JSON.parse(
  readFileSync(new URL('./rest-api.json', import.meta.url), 'utf8'),
) as PublishedApi;
