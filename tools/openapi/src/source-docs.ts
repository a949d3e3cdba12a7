import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The docstring of a type, a field or a method. */
export interface Doc {
  /** The docstring without its tags, as paragraphs; the reason of an `@experimental` is the last one. */
  readonly text: string;
  readonly experimental: boolean;
}

/** An interface with the docstrings of its members, those of the interfaces that it extends among them. */
interface InterfaceDoc extends Doc {
  readonly members: ReadonlyMap<string, MemberDoc>;
}

/** A field or a method of an interface. */
interface MemberDoc extends Doc {
  /** Its type, if that has a name: `DevicesApi`. */
  readonly type: string | undefined;
  /** The type of a method's input: `DeviceId`. */
  readonly input: string | undefined;
}

/** What the sources say beyond their values: a type has no docstring at run time. */
export interface SourceDocs {
  interfaceOf(name: string): InterfaceDoc | undefined;
  /** The type that a constant reads, and its docstring: `Device` of `device: WireObject<Device>`. */
  typeOf(constant: string): { readonly name: string; readonly doc: Doc } | undefined;
  /** The docstrings of an enumeration's members. */
  membersOf(constant: string): ReadonlyMap<string, string>;
}

/** Reads the doc comments of some source files. */
export function sourceDocs(files: readonly string[]): SourceDocs {
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  const aliases = new Map<string, ts.TypeAliasDeclaration>();
  const constants = new Map<string, ts.VariableDeclaration>();
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) {
      if (ts.isInterfaceDeclaration(statement)) interfaces.set(statement.name.text, statement);
      if (ts.isTypeAliasDeclaration(statement)) aliases.set(statement.name.text, statement);
      if (!ts.isVariableStatement(statement)) continue;
      for (const declaration of statement.declarationList.declarations)
        if (ts.isIdentifier(declaration.name)) constants.set(declaration.name.text, declaration);
    }
  }

  function interfaceOf(name: string): InterfaceDoc | undefined {
    const declaration = interfaces.get(name);
    if (declaration === undefined) return undefined;
    const bases = (declaration.heritageClauses ?? []).flatMap(({ types }) =>
      types.map((type) => type.getText()),
    );
    return {
      ...docOf(declaration),
      members: new Map([
        ...bases.flatMap((base) => [...(interfaceOf(base)?.members ?? [])]),
        ...declaration.members.map((member): [string, MemberDoc] => [
          member.name === undefined ? '' : nameOf(member.name),
          memberDoc(member),
        ]),
      ]),
    };
  }

  return {
    interfaceOf,
    typeOf: (constant) => {
      const declaration = constants.get(constant);
      const name = declaration?.type && argumentOf(declaration.type);
      if (declaration === undefined || name === undefined) return undefined;
      const documented = aliases.has(name) ? docOf(aliases.get(name) ?? declaration) : interfaceOf(name);
      return documented && { name, doc: documented };
    },
    membersOf: (constant) => {
      const value = constants.get(constant)?.initializer;
      const [members] = value !== undefined && ts.isCallExpression(value) ? value.arguments : [];
      if (members === undefined || !ts.isObjectLiteralExpression(members)) return new Map();
      const texts = members.properties.map((property): [string, string] => [
        property.name === undefined ? '' : nameOf(property.name),
        docOf(property).text,
      ]);
      return new Map(texts.filter(([, text]) => text !== ''));
    },
  };
}

function memberDoc(member: ts.TypeElement): MemberDoc {
  const type = ts.isPropertySignature(member) ? member.type : undefined;
  const input = ts.isMethodSignature(member) ? member.parameters[0]?.type : undefined;
  return { ...docOf(member), type: type?.getText(), input: input?.getText() };
}

/** The `Device` of `WireObject<Device>`. */
function argumentOf(type: ts.TypeNode): string | undefined {
  const [argument] = ts.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
  return argument?.getText();
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteral(name) ? name.text : name.getText();
}

function docOf(node: ts.Node): Doc {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = readable(ts.getTextOfJSDocComment(comment?.comment) ?? '');
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'experimental');
  if (tag === undefined) return { text, experimental: false };
  const reason = readable(ts.getTextOfJSDocComment(tag.comment) ?? '');
  return { text: `${text}\n\nExperimental: ${reason}`.trim(), experimental: true };
}

const LINK = /\{@link\s+([\w.]+)[^}]*\}/g;
/** The end of a line within a paragraph. */
const WRAPPED = /(?<!\n)\n(?![\n-])/g;

function readable(text: string): string {
  return text.replaceAll(LINK, '`$1`').replaceAll(WRAPPED, ' ').trim();
}
