import { globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packages, workspace } from '@smart-me-tools/checks/workspace';
import { fromToolchain } from './toolchain.ts';

/** Where the reports are committed, one per entry point. */
const REPORTS = join(import.meta.dirname, '..', 'api');

const compilerOptions = {
  target: 'es2023',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  lib: ['es2024', 'dom', 'dom.iterable', 'esnext.disposable'],
  types: ['node'],
  typeRoots: [join(workspace, 'node_modules/@types')],
  strict: true,
  skipLibCheck: true,
};

/** An entry point of a package, as its manifest names it. */
interface EntryPoint {
  /** `obis`, `obis.describe`. */
  readonly name: string;
  readonly root: string;
  readonly types: string;
}

const { values: options } = parseArgs({ options: { update: { type: 'boolean', default: false } } });

// The public surface of every entry point, as text that is committed: a change of it shows in review. A report that does not fit
// the code is a failure, or with --update written anew.
const fresh = join(REPORTS, '.fresh');
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
try {
  const points = entryPoints();
  for (const point of points) writeReport(point, fresh);
  const names = new Set(points.map(({ name }) => `${name}.api.md`));
  const stray = globSync('*.api.md', { cwd: REPORTS }).filter((file) => !names.has(file));
  const changed = [...names].filter((file) => readIfThere(file) !== readFileSync(join(fresh, file), 'utf8'));
  if (options.update) {
    for (const file of changed) renameSync(join(fresh, file), join(REPORTS, file));
    for (const file of stray) rmSync(join(REPORTS, file));
  } else {
    for (const file of changed) console.error(`✗ api/${file}: the public surface changed.`);
    for (const file of stray) console.error(`✗ api/${file}: no entry point has this report any more.`);
    if (changed.length + stray.length > 0)
      console.error('Write them with --update, and review the difference.');
  }
  const failed = options.update ? 0 : changed.length + stray.length;
  console.log(`${names.size + stray.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function entryPoints(): EntryPoint[] {
  return packages.flatMap(({ folder, root, manifest }) =>
    Object.entries(manifest.exports).flatMap(([entry, target]) => {
      const types = typeof target === 'string' ? undefined : target['types'];
      if (types === undefined) return [];
      return [{ name: folder + entry.slice(1).replaceAll('/', '.'), root, types: join(root, types) }];
    }),
  );
}

/** The little of API Extractor that is used here. */
interface ApiExtractor {
  readonly Extractor: {
    invoke(config: unknown, options: object): { readonly succeeded: boolean };
  };
  readonly ExtractorConfig: { prepare(options: object): unknown };
}

function writeReport({ name, root, types }: EntryPoint, folder: string): void {
  const { Extractor, ExtractorConfig } = fromToolchain('@microsoft/api-extractor') as ApiExtractor;
  const manifest = join(root, 'package.json');
  const config = ExtractorConfig.prepare({
    configObjectFullPath: manifest,
    packageJsonFullPath: manifest,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: types,
      compiler: { overrideTsconfig: { compilerOptions, files: [types] } },
      // As git keeps them.
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: folder,
        reportTempFolder: join(folder, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: 'none' },
          // The types of a further entry point stand in the main one.
          'ae-forgotten-export': { logLevel: 'none', addToApiReportFile: !name.includes('.') },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  const problems: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message: { logLevel: string; text: string; handled: boolean; category: string }) {
      message.handled = true;
      if (message.logLevel === 'error' && message.category !== 'console') problems.push(message.text);
    },
  });
  if (problems.length > 0) throw new Error(`API Extractor on ${name}: ${problems.join('\n')}`);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(join(REPORTS, file), 'utf8');
  } catch {
    return undefined;
  }
}
