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
}

/** One run of TypeDoc. */
export interface App {
  getEntryPoints(): DocumentedEntryPoint[] | undefined;
  readonly converter: { convert(entryPoints: readonly DocumentedEntryPoint[]): Project };
  validate(project: Project): void;
  generateOutputs(project: Project): Promise<void>;
  readonly logger: { hasErrors(): boolean; hasWarnings(): boolean };
}

export interface DocumentedEntryPoint {
  displayName: string;
  readonly sourceFile: { readonly fileName: string };
}

export interface Project {
  readonly children?: readonly Module[];
}

export interface Module {
  readonly name: string;
  readme?: { kind: 'text'; text: string }[];
}

/** Loads TypeDoc from the kit beside this tool. */
export async function loadTypedoc(tool: string): Promise<Typedoc> {
  const kit = createRequire(join(tool, 'kit', 'package.json'));
  return (await import(pathToFileURL(kit.resolve('typedoc')).href)) as Typedoc;
}
