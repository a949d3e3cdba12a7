import type { HttpMethod } from '@smart-me/api-core';

/** An OpenAPI document (https://spec.openapis.org/oas/v3.1.1), as far as this one goes. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly [{ readonly url: string; readonly description: string }];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, Response>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

/** The operations of one path. */
export type PathItem = { readonly [Method in Lowercase<HttpMethod>]?: Operation };

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: JsonContent };
  readonly responses: Readonly<Record<string, Response | Reference>>;
  readonly security: readonly SecurityRequirement[];
  /** It rests on an inference; the description says on which. */
  readonly 'x-experimental'?: true;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>>;
  readonly content?: JsonContent;
}

export interface JsonContent {
  readonly 'application/json': { readonly schema: JsonSchema };
}

export interface Reference {
  readonly $ref: string;
}

/** The names of schemes, each with the scopes that it must bring. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** A JSON Schema of the dialect of OpenAPI 3.1 (draft 2020-12), as far as the wire types need it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly format?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  /** What the number counts: `kWh`, `mA`. */
  readonly 'x-unit'?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  /** The values known today of a set that grows. */
  readonly 'x-extensible-enum'?: readonly number[];
  /** Their names, in the same order. */
  readonly 'x-enum-varnames'?: readonly string[];
}

type JsonType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';
