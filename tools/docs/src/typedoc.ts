import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The little of TypeDoc that is used here: the workspace does not depend on it, so it has no types of its own here. */
export interface Typedoc {
  readonly Application: { bootstrap(options: object): Promise<App> };
  readonly OptionDefaults: {
    readonly blockTags: readonly string[];
    readonly modifierTags: readonly string[];
  };
  readonly ReflectionKind: Readonly<Record<number, string>>;
}

/** One run of TypeDoc. */
interface App {
  getEntryPoints(): DocumentedEntryPoint[] | undefined;
  readonly converter: { convert(entryPoints: readonly DocumentedEntryPoint[]): Project };
  validate(project: Project): void;
  readonly logger: { hasErrors(): boolean; hasWarnings(): boolean };
}

/** An entry point as TypeDoc finds it. */
interface DocumentedEntryPoint {
  displayName: string;
  readonly sourceFile: { readonly fileName: string };
}

/** Everything that was documented, a module for each entry point. */
interface Project {
  readonly children?: readonly Reflection[];
}

/** A type as TypeDoc knows it; its text is TypeScript. */
export interface TypeText {
  readonly type: string;
  readonly name?: string;
  readonly reflection?: Reflection;
  readonly target?: TypeText;
  readonly declaration?: Reflection;
  toString(): string;
}

/** A module, a declaration, a member, a signature or a parameter. */
export interface Reflection {
  readonly id: number;
  readonly name: string;
  readonly kind: number;
  readonly flags: {
    readonly isOptional?: boolean;
    readonly isRest?: boolean;
    readonly isInherited?: boolean;
  };
  readonly parent?: Reflection;
  readonly children?: readonly Reflection[];
  readonly signatures?: readonly Reflection[];
  readonly getSignature?: Reflection;
  readonly parameters?: readonly Reflection[];
  readonly typeParameters?: readonly Reflection[];
  readonly type?: TypeText;
  readonly default?: TypeText;
  readonly defaultValue?: string;
  readonly extendedTypes?: readonly TypeText[];
  readonly inheritedFrom?: unknown;
  readonly comment?: Comment;
  readonly sources?: readonly { readonly fileName: string; readonly line: number }[];
  /** What a re-export stands for. */
  getTargetReflectionDeep?(): Reflection;
}

/** A doc comment. */
export interface Comment {
  readonly summary: readonly CommentPart[];
  readonly blockTags: readonly {
    readonly tag: string;
    readonly name?: string;
    readonly content: readonly CommentPart[];
  }[];
}

/** A piece of a doc comment: text, code or a link. */
export interface CommentPart {
  readonly kind: string;
  readonly text: string;
  readonly tag?: string;
  readonly target?: Reflection | string;
}

/** The little of VitePress that is used here. */
export interface VitePress {
  build(root: string): Promise<void>;
}

const toolchain = createRequire(join(import.meta.dirname, '..', 'toolchain', 'package.json'));
const imported = (file: string): Promise<unknown> => import(pathToFileURL(file).href);

/** Both stand in the toolchain of this tool. */
export const loadTypedoc = async (): Promise<Typedoc> =>
  (await imported(toolchain.resolve('typedoc'))) as Typedoc;
export const loadVitePress = async (): Promise<VitePress> =>
  (await imported(
    join(toolchain.resolve('vitepress/package.json'), '..', 'dist/node/index.js'),
  )) as VitePress;
