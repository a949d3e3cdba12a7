import type { Comment, CommentPart, Reflection, TypeText } from './typedoc.ts';

/** What every page of the reference needs to know of the whole: where a symbol stands, and where its source is. */
export interface Reference {
  /** The link to a symbol, from the page being written: `../api-core/reference#calloptions`. */
  linkTo(target: Reflection): string | undefined;
  /** The link to the line of a source file, once the repository has an address. */
  sourceLink(file: string, line: number): string | undefined;
  /** TypeDoc's name of a kind: `Interface`. */
  kindOf(reflection: Reflection): string;
}

/** A symbol under a heading of its own: the sentence first, what goes in and comes out, an example, the type last. */
export function symbolSection(
  symbol: Reflection,
  level: number,
  reference: Reference,
  title?: string,
): string {
  const signatures = symbol.signatures ?? [];
  const comment = symbol.comment ?? signatures.find((signature) => signature.comment)?.comment;
  const heading = '#'.repeat(level);
  const parts = [
    `${heading} ${title ?? code(symbol.name)} {#${anchorOf(symbol)}}`,
    summaryOf(comment, reference),
    experimentalOf(comment, reference),
    ...parametersOf(signatures, reference),
    fieldsOf(symbol, reference),
    tagsOf(comment, reference),
    ...methodsOf(symbol, level + 1, reference),
    `\`\`\`ts\n${declarationOf(symbol, reference)}\n\`\`\``,
    sourceOf(symbol, reference),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The anchor of a symbol on its page; a type beside a value of its name says that it is the type. */
export const anchorOf = (symbol: Reflection): string => {
  const { name, parent, kind } = symbol;
  const inside = parent !== undefined && MEMBER_KINDS.has(kind) ? `${parent.name}-` : '';
  const beside = parent?.children?.some(
    (other) => other !== symbol && other.name === name && VALUE_KINDS.has(other.kind),
  );
  return `${inside}${name}${beside === true ? '-type' : ''}`.replaceAll(/[^\w-]+/g, '-');
};

/** Variable and function. */
const VALUE_KINDS = new Set([32, 64]);

/** Property, constructor, method and accessor of a class or an interface. */
const MEMBER_KINDS = new Set([512, 1024, 2048, 262_144]);

/** A text of a doc comment as Markdown that Vue leaves alone. */
export function summaryOf(comment: Comment | undefined, reference: Reference): string {
  return comment === undefined ? '' : markdownOf(comment.summary, reference).trim();
}

/** The first sentence of a doc comment. */
export function firstSentence(comment: Comment | undefined, reference: Reference): string {
  const text = summaryOf(comment, reference).split('\n\n', 1)[0] ?? '';
  return text.replaceAll('\n', ' ');
}

/** Parts of a doc comment as Markdown. */
function markdownOf(parts: readonly CommentPart[], reference: Reference): string {
  return parts
    .map(({ kind, text, target }) => {
      if (kind === 'code') return text;
      if (kind !== 'inline-tag') return escapeText(text);
      if (typeof target === 'string') return `[${escapeText(text)}](${target})`;
      const link = target && reference.linkTo(target);
      return link === undefined ? code(text) : `[${code(text)}](${link})`;
    })
    .join('');
}

/** What Markdown with Vue would read as a tag or an expression. */
const escapeText = (text: string): string =>
  text
    .replaceAll(/<(?=[a-z/!])/gi, '&lt;')
    .replaceAll('{{', '&#123;&#123;')
    .replaceAll('}}', '&#125;&#125;');

/** Code in a line of text. */
export const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/** A type in a table: as code, each name that has a page linked. */
export function typeText(type: TypeText | undefined, reference: Reference, pipes = true): string {
  if (type === undefined) return '';
  const links = new Map<string, string>();
  collectLinks(type, reference, links);
  const text = String(type).replaceAll(/\s+/g, ' ');
  const html = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('{{', '&#123;&#123;')
    .replaceAll('}}', '&#125;&#125;')
    .replaceAll(/(?<![\w'"-])[A-Z]\w*(?![\w'"-])/g, (name) => {
      const link = links.get(name);
      return link === undefined ? name : `<a href="${link}">${name}</a>`;
    });
  return `<code>${pipes ? html.replaceAll('|', '&#124;') : html}</code>`;
}

function collectLinks(type: unknown, reference: Reference, links: Map<string, string>, depth = 0): void {
  if (depth > 6 || typeof type !== 'object' || type === null) return;
  const { name, type: kind, reflection } = type as Partial<TypeText>;
  if (kind === 'reference' && name !== undefined && reflection !== undefined) {
    const link = reference.linkTo(reflection);
    if (link !== undefined) links.set(name, link);
  }
  for (const key of ['typeArguments', 'types', 'elementType', 'elements', 'target', 'element']) {
    const inner: unknown = Reflect.get(type, key);
    for (const one of Array.isArray(inner) ? inner : [inner]) collectLinks(one, reference, links, depth + 1);
  }
}

/** A table with a row for each line; empty for no lines. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The fields of an interface, an object type or a class, each with its text. */
export function fieldRows(symbol: Reflection, reference: Reference): string[][] {
  const members = symbol.children ?? symbol.type?.declaration?.children ?? [];
  return members
    .filter((member) => member.signatures === undefined && member.name !== 'constructor')
    .map((member) => {
      const comment = member.comment ?? member.getSignature?.comment;
      const name = code(`${member.name}${member.flags.isOptional === true ? '?' : ''}`);
      return [
        name,
        typeText(member.type ?? member.getSignature?.type, reference),
        cellOf(comment, reference),
      ];
    });
}

function fieldsOf(symbol: Reflection, reference: Reference): string {
  return table(['field', 'type', 'meaning'], fieldRows(symbol, reference));
}

function parametersOf(signatures: readonly Reflection[], reference: Reference): string[] {
  return signatures.map((signature) => {
    const rows = (signature.parameters ?? []).map((parameter) => [
      code(
        `${parameter.name}${parameter.flags.isOptional === true || parameter.defaultValue !== undefined ? '?' : ''}`,
      ),
      typeText(parameter.type, reference),
      cellOf(parameter.comment, reference),
    ]);
    const returns = signature.comment?.blockTags.find(({ tag }) => tag === '@returns');
    const text = returns === undefined ? '' : `\n\nReturns ${markdownOf(returns.content, reference).trim()}`;
    return rows.some(([, , meaning]) => meaning !== '')
      ? table(['parameter', 'type', 'meaning'], rows) + text
      : text.trim();
  });
}

/** A comment in a cell of a table. */
function cellOf(comment: Comment | undefined, reference: Reference): string {
  if (comment === undefined) return '';
  const text = [summaryOf(comment, reference), experimentalOf(comment, reference)].filter(
    (part) => part !== '',
  );
  return text.join(' ').replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** `@experimental` with its reason. */
export function experimentalOf(comment: Comment | undefined, reference: Reference): string {
  const tag = comment?.blockTags.find(({ tag: name }) => name === '@experimental');
  return tag === undefined ? '' : `*Experimental.* ${markdownOf(tag.content, reference).trim()}`;
}

/** Errors, deprecation and examples. */
export function tagsOf(comment: Comment | undefined, reference: Reference): string {
  return (comment?.blockTags ?? [])
    .map(({ tag, content }) => {
      const text = markdownOf(content, reference).trim();
      if (tag === '@throws') return `Throws ${text}`;
      if (tag === '@deprecated') return `*Deprecated.* ${text}`;
      if (tag === '@see') return `See ${text}`;
      if (tag !== '@example') return '';
      return text.startsWith('```') ? text : `\`\`\`ts\n${rawText(content)}\n\`\`\``;
    })
    .filter((text) => text !== '')
    .join('\n\n');
}

const rawText = (parts: readonly CommentPart[]): string =>
  parts
    .map(({ kind, text }) => (kind === 'code' ? text.replaceAll(/^```ts\n|\n```$/g, '') : text))
    .join('')
    .trim();

function methodsOf(symbol: Reflection, level: number, reference: Reference): string[] {
  if (!['Class', 'Interface'].includes(reference.kindOf(symbol))) return [];
  return (symbol.children ?? [])
    .filter(
      ({ signatures, name, flags }) =>
        signatures !== undefined && name !== 'constructor' && flags.isInherited !== true,
    )
    .map((method) => symbolSection(method, level, reference));
}

/** A declaration as TypeScript, without what the fields above it have said. */
export function declarationOf(symbol: Reflection, reference: Reference): string {
  const { name } = symbol;
  if (symbol.signatures !== undefined) {
    const inside = MEMBER_KINDS.has(symbol.kind);
    return symbol.signatures.map((one) => `${inside ? '' : 'function '}${signatureOf(one)}`).join('\n');
  }
  const generics = genericsOf(symbol);
  switch (reference.kindOf(symbol)) {
    case 'Class':
    case 'Interface': {
      const word = reference.kindOf(symbol).toLowerCase();
      const bases = (symbol.extendedTypes ?? []).map(String).join(', ');
      const members = (symbol.children ?? [])
        .filter(({ name: own }) => own !== 'constructor')
        .map(memberLine);
      const made = symbol.children?.find(({ name: own }) => own === 'constructor')?.signatures?.[0];
      const constructor = made === undefined ? [] : [`  constructor(${parameterList(made)});`];
      return `${word} ${name}${generics}${bases === '' ? '' : ` extends ${bases}`} {\n${[...constructor, ...members].join('\n')}\n}`;
    }
    case 'TypeAlias':
      return `type ${name}${generics} = ${String(symbol.type ?? 'unknown')}`;
    default:
      return `const ${name}: ${String(symbol.type ?? 'unknown')}`;
  }
}

function memberLine(member: Reflection): string {
  const optional = member.flags.isOptional === true ? '?' : '';
  if (member.signatures !== undefined)
    return member.signatures.map((one) => `  ${signatureOf(one)};`).join('\n');
  return `  ${member.name}${optional}: ${String(member.type ?? member.getSignature?.type ?? 'unknown')};`;
}

function signatureOf(signature: Reflection): string {
  const result = String(signature.type ?? 'void');
  const line = `${signature.name}${genericsOf(signature)}(${parameterList(signature)}): ${result}`;
  if (line.length <= 90) return line;
  const parameters = (signature.parameters ?? []).map((one) => `  ${parameterText(one)},`).join('\n');
  return `${signature.name}${genericsOf(signature)}(\n${parameters}\n): ${result}`;
}

const parameterList = (signature: Reflection): string =>
  (signature.parameters ?? []).map(parameterText).join(', ');

function parameterText({ name, flags, type, defaultValue }: Reflection): string {
  const optional = flags.isOptional === true || defaultValue !== undefined ? '?' : '';
  const shown = name.startsWith('__') ? 'options' : name; // a parameter that is taken apart has no name
  return `${flags.isRest === true ? '...' : ''}${shown}${optional}: ${String(type ?? 'unknown')}`;
}

function genericsOf({ typeParameters }: Reflection): string {
  if (typeParameters === undefined || typeParameters.length === 0) return '';
  const texts = typeParameters.map(
    ({ name, type, default: fallback }) =>
      `${name}${type === undefined ? '' : ` extends ${String(type)}`}${fallback === undefined ? '' : ` = ${String(fallback)}`}`,
  );
  return `<${texts.join(', ')}>`;
}

function sourceOf(symbol: Reflection, reference: Reference): string {
  const source = (symbol.sources ?? symbol.signatures?.[0]?.sources)?.[0];
  if (source === undefined) return '';
  const link = reference.sourceLink(source.fileName, source.line);
  return link === undefined ? '' : `[source](${link})`;
}
