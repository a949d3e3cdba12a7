import { describe, expect, test } from '@jest/globals';
import { accountEndpoints } from '@smart-me/account-api/endpoints';
import { type Endpoint, endpointName, type EndpointTree } from '@smart-me/api-core';
import { isConfirmation, isOptional, isWireObject, jsonFormOf } from '@smart-me/api-core/server';
import { partnerEndpoints } from '@smart-me/partner-api/endpoints';
import ts from 'typescript';
import { workspace } from './workspace.ts';

/** What an editor shows of a method, its input and its output. */
interface Hover {
  /** `(method) DevicesApi.get(input: DeviceId, options?: CallOptions): CallPromise<Device>` */
  readonly display: string;
  readonly documentation: string;
  /** The reason beside `@experimental`. */
  readonly experimental: string | undefined;
  /** The fields of its input: name → documentation and whether it may be left out. */
  readonly input: ReadonlyMap<string, { readonly documentation: string; readonly isOptional: boolean }>;
  /** The fields of its output, or of what its output lists. */
  readonly output: ReadonlyMap<string, string>;
}

const methods = [...methodsOf('account', accountEndpoints), ...methodsOf('partner', partnerEndpoints)];
const hovers = hoversOf(methods.map(({ path }) => path));
const cases = methods.map(({ path, endpoint }) => ({ path, endpoint }));
const hover = (path: string): Hover => hovers.get(path) ?? fail(path);

test('there are all methods of both APIs', () => {
  expect(cases).toHaveLength(101);
});

describe('the hover of', () => {
  test.each(cases)('$path fits a line and speaks of no schema', ({ path }) => {
    const { display } = hover(path);
    expect(display).not.toMatch(/Zod|WireType|WireObject|MemberOf|Endpoint|any\b/);
    expect(display.length).toBeLessThanOrEqual(120);
  });

  test.each(cases)(
    '$path says what the call does, its scope and its licence, as the table has them',
    ({ path, endpoint }) => {
      const { documentation } = hover(path);
      expect(documentation).toMatch(/^[A-Z][\s\S]*\.$/);
      expect(documentation).toContain(`Scope \`${String(endpoint.scope)}\`.`);
      const licence = { professional: 'Professional', goldpartner: 'Goldpartner', none: undefined }[
        endpoint.license ?? 'none'
      ];
      const told = /Scope `[\w.]+`\. Needs the (\w+) licence\./.exec(documentation)?.[1];
      expect(told).toBe(licence);
    },
  );

  test.each(cases)(
    '$path has an input with the fields of the table, each with a line',
    ({ path, endpoint }) => {
      const { input } = hover(path);
      const table = [
        ...Object.entries(endpoint.params),
        ...(isWireObject(endpoint.body) ? Object.entries(endpoint.body.fields) : []),
      ];
      expect([...input.keys()].toSorted()).toEqual(table.map(([name]) => name).toSorted());
      for (const [name, type] of table) {
        const field = input.get(name);
        expect([name, field?.isOptional]).toEqual([name, isOptional(type)]);
        expect(field?.documentation).toMatch(/^[A-Z`0].*\.$/s);
        if (isConfirmation(type)) expect(field?.documentation).toContain('not sent');
      }
    },
  );

  test.each(cases)('$path tells the units and the limits of the table', ({ path, endpoint }) => {
    const { input, output } = hover(path);
    const response = elementOf(endpoint.response);
    const fields = [
      ...Object.entries(endpoint.params).map(([name, type]) => ({
        type,
        text: input.get(name)?.documentation,
      })),
      ...(isWireObject(endpoint.body)
        ? Object.entries(endpoint.body.fields).map(([name, type]) => ({
            type,
            text: input.get(name)?.documentation,
          }))
        : []),
      ...(isWireObject(response)
        ? Object.entries(response.fields).map(([name, type]) => ({ type, text: output.get(name) }))
        : []),
    ];
    for (const { type, text = '' } of fields) {
      const { unit, unitField, minimum, maximum } = jsonFormOf(type) ?? {};
      for (const said of [...(unit?.split(' or ') ?? []), unitField, minimum, maximum])
        if (said !== undefined) expect(text).toContain(String(said));
    }
  });
});

test('what is inferred or beta says so, and why', () => {
  const experimental = cases.filter(({ path }) => hover(path).experimental !== undefined);
  expect(
    experimental.map(({ endpoint }) => endpointName(endpoint)).filter((name) => !/partner/i.test(name)),
  ).toEqual([
    'GET /MeterFolderInformation/{id}',
    'POST /MBus',
    'GET /VirtualBillingMeters',
    'GET /VirtualBillingMeterActive',
    'POST /VirtualBillingMeterActive',
    'POST /VirtualBillingMeterDeactivate',
  ]);
  for (const { path } of experimental) expect(hover(path).experimental).toMatch(/^[A-Z].*\.$/s);
});

function elementOf(type: Endpoint['response']): Endpoint['response'] {
  return type !== undefined && 'element' in type ? elementOf(type.element as Endpoint['response']) : type;
}

function methodsOf(
  path: string,
  tree: EndpointTree,
): { readonly path: string; readonly endpoint: Endpoint }[] {
  return Object.entries(tree).flatMap(([name, node]) =>
    typeof node.path === 'string' && typeof node.method === 'string'
      ? [{ path: `${path}.${name}`, endpoint: node as Endpoint }]
      : methodsOf(`${path}.${name}`, node as EndpointTree),
  );
}

/** Asks TypeScript's language service, as an editor does. */
function hoversOf(paths: readonly string[]): ReadonlyMap<string, Hover> {
  const file = `${workspace}/tools/checks/src/hovers.program.ts`;
  const text = [
    `import { createAccountApi } from '@smart-me/account-api';`,
    `import { createPartnerApi } from '@smart-me/partner-api';`,
    `declare const client: import('@smart-me/api-core').Client;`,
    `const account = createAccountApi(client);`,
    `const partner = createPartnerApi(client);`,
    ...paths.map((path) => `void ${path};`),
  ].join('\n');
  const { config } = ts.readConfigFile(`${workspace}/tsconfig.all.json`, (name) => ts.sys.readFile(name)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, workspace);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = name === file ? text : ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => workspace,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
  });
  const program = service.getProgram();
  const source = program?.getSourceFile(file);
  if (program === undefined || source === undefined) throw new Error('The language service has no program.');
  const checker = program.getTypeChecker();
  return new Map(
    paths.map((path) => {
      const at = text.indexOf(`void ${path};`) + `void ${path}`.length - 1;
      const info = service.getQuickInfoAtPosition(file, at);
      const [signature] = checker.getTypeAtLocation(nodeAt(source, at)).getCallSignatures();
      if (info === undefined || signature === undefined) throw new Error(`${path} is no method.`);
      const [input] = signature.getParameters();
      const output = checker.getAwaitedType(signature.getReturnType());
      return [
        path,
        {
          display: ts.displayPartsToString(info.displayParts),
          documentation: ts.displayPartsToString(info.documentation),
          experimental: textOf(info.tags?.find(({ name }) => name === 'experimental')),
          input: new Map(
            propertiesOf(checker, input && checker.getNonNullableType(checker.getTypeOfSymbol(input))).map(
              (property) => [
                property.name,
                {
                  documentation: ts.displayPartsToString(property.getDocumentationComment(checker)),
                  isOptional: (property.flags & ts.SymbolFlags.Optional) !== 0,
                },
              ],
            ),
          ),
          output: new Map(
            propertiesOf(
              checker,
              output && (checker.getIndexTypeOfType(output, ts.IndexKind.Number) ?? output),
            ).map((property) => [
              property.name,
              ts.displayPartsToString(property.getDocumentationComment(checker)),
            ]),
          ),
        },
      ];
    }),
  );
}

function propertiesOf(checker: ts.TypeChecker, type: ts.Type | undefined): readonly ts.Symbol[] {
  if (type === undefined || (type.flags & ts.TypeFlags.Object) === 0) return [];
  return checker.getPropertiesOfType(type);
}

function textOf(tag: ts.JSDocTagInfo | undefined): string | undefined {
  return tag && ts.displayPartsToString(tag.text);
}

function nodeAt(node: ts.Node, position: number): ts.Node {
  const child = node.forEachChild((one) =>
    one.getStart() <= position && position < one.end ? one : undefined,
  );
  return child === undefined ? node : nodeAt(child, position);
}

function fail(path: string): never {
  throw new Error(`${path} has no hover.`);
}
