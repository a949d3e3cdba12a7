import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root folder of the workspace. */
export const workspace: string = join(import.meta.dirname, '..', '..', '..');

/** An entry point, as its reader imports it. */
export interface EntryPoint {
  /** `@smart-me/obis/describe` */
  readonly name: string;
  /** Its source file. */
  readonly source: string;
}

/** Every entry point of every package, from the manifests' exports. */
export function entryPoints(): EntryPoint[] {
  return globSync('packages/*/package.json', { cwd: workspace })
    .sort()
    .flatMap((file) => {
      const root = join(workspace, file, '..');
      const { name, exports } = JSON.parse(readFileSync(join(workspace, file), 'utf8')) as {
        name: string;
        exports: Readonly<Record<string, Readonly<Record<string, string>> | string>>;
      };
      return Object.entries(exports).flatMap(([entry, target]) => {
        const source = typeof target === 'string' ? undefined : target['@smart-me/source'];
        return source === undefined ? [] : [{ name: join(name, entry), source: join(root, source) }];
      });
    });
}
