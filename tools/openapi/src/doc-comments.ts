import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** What the sources say of an exported constant, which its value cannot: a type has no docstring at run time. */
export interface DocComment {
  /** The docstring without its tags; empty where there is none. */
  readonly text: string;
  /** The docstrings of its fields: those of a wire object, the members of an enumeration, the input of an endpoint. */
  readonly fields: ReadonlyMap<string, string>;
  /** The name of the type that is made from it: `Device` of `device`. */
  readonly typeName: string | undefined;
}

/** The doc comments of the exported constants of some source files, by name. */
export function docComments(files: readonly string[]): ReadonlyMap<string, DocComment> {
  const sources = files.map(readSource);
  const exported: Constants = new Map(
    sources.flatMap(({ constants }) => [...constants].filter(([, constant]) => constant.isExported)),
  );
  const typeNames = new Map(sources.flatMap(({ typeNames }) => [...typeNames]));
  const readable = (text: string): string => {
    const named = text.replaceAll(LINK, (_, name: string) => `\`${typeNames.get(name) ?? name}\``);
    return named.replaceAll(WRAPPED, ' ').trim();
  };
  return new Map(
    [...exported].map(([name, { text, value, file }]) => {
      const fields = fieldTexts(value, [file.constants, exported]);
      return [
        name,
        {
          text: readable(text),
          fields: new Map(fields.map(([field, fieldText]) => [field, readable(fieldText)])),
          typeName: typeNames.get(name),
        },
      ];
    }),
  );
}

const LINK = /\{@link\s+([\w.]+)[^}]*\}/g;
/** The end of a line within a paragraph. */
const WRAPPED = /(?<!\n)\n(?![\n-])/g;

interface Constant {
  readonly text: string;
  readonly value: ts.Expression;
  readonly isExported: boolean;
  readonly file: Source;
}

type Constants = Map<string, Constant>;

interface Source {
  readonly constants: Constants;
  /** `type Device = z.output<typeof device>`: the name of the constant → the name of the type. */
  readonly typeNames: Map<string, string>;
}

function readSource(path: string): Source {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const source: Source = { constants: new Map(), typeNames: new Map() };
  for (const statement of file.statements) {
    if (ts.isTypeAliasDeclaration(statement)) {
      const constant = constantBehind(statement.type);
      if (constant !== undefined) source.typeNames.set(constant, statement.name.text);
    }
    if (!ts.isVariableStatement(statement)) continue;
    const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || initializer === undefined) continue;
      const constant = { text: textOf(statement), value: initializer, isExported, file: source };
      source.constants.set(name.text, constant);
    }
  }
  return source;
}

/** The `device` of `z.output<typeof device>`. */
function constantBehind(type: ts.TypeNode): string | undefined {
  const [argument] = ts.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
  return argument !== undefined && ts.isTypeQueryNode(argument) ? argument.exprName.getText() : undefined;
}

/** The docstrings in the object literals that an expression is made of, whatever functions they are given to. */
function fieldTexts(value: ts.Expression, scopes: readonly Constants[]): [string, string][] {
  const follow = (name: ts.Expression): [string, string][] => {
    const constant = scopes.map((scope) => scope.get(name.getText())).find((found) => found !== undefined);
    return constant === undefined
      ? []
      : fieldTexts(constant.value, [constant.file.constants, ...scopes.slice(-1)]);
  };
  if (ts.isIdentifier(value)) return follow(value);
  // `...interpolatedValuesResult.fields`
  if (ts.isPropertyAccessExpression(value)) return follow(value.expression);
  if (ts.isCallExpression(value)) {
    const [definition] = value.arguments;
    if (definition === undefined) return [];
    if (value.expression.getText() !== 'defineEndpoint') return fieldTexts(definition, scopes);
    return ts.isObjectLiteralExpression(definition)
      ? definition.properties.flatMap((property) =>
          ts.isPropertyAssignment(property) && ['params', 'body'].includes(property.name.getText())
            ? fieldTexts(property.initializer, scopes)
            : [],
        )
      : [];
  }
  if (!ts.isObjectLiteralExpression(value)) return [];
  return value.properties.flatMap((property): [string, string][] => {
    if (ts.isSpreadAssignment(property)) return fieldTexts(property.expression, scopes);
    const text = textOf(property);
    const name = ts.isStringLiteral(property.name) ? property.name.text : property.name.getText();
    return text === '' ? [] : [[name, text]];
  });
}

function textOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return ts.getTextOfJSDocComment(comment?.comment) ?? '';
}
