import { join } from 'node:path';
import { packages } from '@smart-me-tools/checks/workspace';

/** An entry point, as its reader imports it. */
export interface EntryPoint {
  /** `@smart-me/obis/describe` */
  readonly name: string;
  /** The folder of its package: `obis`. */
  readonly folder: string;
  /** Its source file. */
  readonly source: string;
  /** Its page of the reference: `packages/obis/reference-describe.md`. */
  readonly page: string;
  /** The page of its types, where it has many. */
  readonly types: string;
}

/** Every entry point of every package, from the manifests' exports. */
export function entryPoints(): EntryPoint[] {
  return packages.flatMap(({ folder, root, manifest: { name, exports } }) =>
    Object.entries(exports).flatMap(([entry, target]) => {
      const source = typeof target === 'string' ? undefined : target['@smart-me/source'];
      if (source === undefined) return [];
      const suffix = entry === '.' ? '' : `-${entry.slice(2)}`;
      return [
        {
          name: join(name, entry),
          folder,
          source: join(root, source),
          page: `packages/${folder}/reference${suffix}.md`,
          types: `packages/${folder}/types${suffix}.md`,
        },
      ];
    }),
  );
}
