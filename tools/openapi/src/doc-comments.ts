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
  /** Whether it is marked `@experimental`; the reason is the last paragraph of its text. */
  readonly experimental: boolean;
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
    [...exported].map(([name, { text, experimental, value, file }]) => {
      const fields = fieldTexts(value, [file.constants, exported]);
      return [
        name,
        {
          text: readable(text),
          fields: new Map(fields.map(([field, fieldText]) => [field, readable(fieldText)])),
          typeName: typeNames.get(name),
          experimental,
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
  readonly experimental: boolean;
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
      const constant = {
        text: textOf(statement),
        experimental: reasonOf(statement) !== undefined,
        value: initializer,
        isExported,
        file: source,
      };
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

/**
 * The docstrings in the object literals that an expression is made of: `{ … }`, `wireObject({ … })`, a constant that is one.
 *
 * @param scopes where to look a name up: the constants of its file, then the exported ones of all files.
 */
function fieldTexts(value: ts.Expression, [own, exported]: [Constants, Constants]): [string, string][] {
  if (ts.isObjectLiteralExpression(value))
    return value.properties.flatMap((property): [string, string][] => {
      if (ts.isSpreadAssignment(property)) return fieldTexts(property.expression, [own, exported]);
      const text = textOf(property);
      return text === '' ? [] : [[nameOf(property.name), text]];
    });
  if (ts.isCallExpression(value))
    return literalsOf(value).flatMap((literal) => fieldTexts(literal, [own, exported]));
  // `...interpolatedValuesResult.fields`
  if (ts.isPropertyAccessExpression(value)) return fieldTexts(value.expression, [own, exported]);
  const constant = own.get(value.getText()) ?? exported.get(value.getText());
  return constant === undefined ? [] : fieldTexts(constant.value, [constant.file.constants, exported]);
}

/** What a call is made of: an endpoint of its parameters and its body, anything else of its first argument. */
function literalsOf({ expression, arguments: [definition] }: ts.CallExpression): ts.Expression[] {
  if (definition === undefined) return [];
  if (expression.getText() !== 'defineEndpoint') return [definition];
  const properties: readonly ts.ObjectLiteralElementLike[] = ts.isObjectLiteralExpression(definition)
    ? definition.properties
    : [];
  return properties
    .filter(ts.isPropertyAssignment)
    .filter(({ name }) => ['params', 'body'].includes(nameOf(name)))
    .map(({ initializer }) => initializer);
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteral(name) ? name.text : name.getText();
}

function textOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comment?.comment) ?? '';
  const reason = reasonOf(node);
  return reason === undefined ? text : `${text}\n\nExperimental: ${reason}`;
}

/** What stands beside `@experimental`. */
function reasonOf(node: ts.Node): string | undefined {
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'experimental');
  return tag && (ts.getTextOfJSDocComment(tag.comment) ?? '');
}
