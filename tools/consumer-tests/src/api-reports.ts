import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packages, workspace } from '@smart-me-tools/checks/workspace';
import { fromToolchain } from './toolchain.ts';

/** Where the reports are committed, one per entry point. */
const REPORTS = join(import.meta.dirname, '..', 'api');

/** What all entry points have in common. */
const CONFIGURATION = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'api-extractor.json'), 'utf8'),
) as {
  readonly compiler: { readonly overrideTsconfig: { readonly compilerOptions: object } };
  readonly messages: { readonly extractorMessageReporting: object };
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
const scratch = mkdtempSync(join(tmpdir(), 'smart-me-api-'));
try {
  const points = entryPoints();
  const changed = points.filter(isChanged).map(({ name }) => `${name}.api.md`);
  const names = new Set(points.map(({ name }) => `${name}.api.md`));
  const stray = globSync('*.api.md', { cwd: REPORTS }).filter((file) => !names.has(file));
  const failed = options.update ? 0 : changed.length + stray.length;
  if (options.update) for (const file of stray) rmSync(join(REPORTS, file));
  else {
    for (const file of changed) console.error(`✗ api/${file}: the public surface changed.`);
    for (const file of stray) console.error(`✗ api/${file}: no entry point has this report any more.`);
    if (failed > 0) console.error('Write them with --update, and review the difference.');
  }
  console.log(`${names.size + stray.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
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
    invoke(config: unknown, options: object): { readonly apiReportChanged: boolean };
  };
  readonly ExtractorConfig: { prepare(options: object): unknown };
}

/** Whether the report of an entry point was another one. With --update it is written. */
function isChanged({ name, root, types }: EntryPoint): boolean {
  const { Extractor, ExtractorConfig } = fromToolchain('@microsoft/api-extractor') as ApiExtractor;
  const { compiler, messages } = CONFIGURATION;
  const { compilerOptions } = compiler.overrideTsconfig;
  const typeRoots = [join(workspace, 'node_modules/@types')];
  const manifest = join(root, 'package.json');
  const config = ExtractorConfig.prepare({
    configObjectFullPath: manifest,
    packageJsonFullPath: manifest,
    configObject: {
      ...CONFIGURATION,
      projectFolder: root,
      mainEntryPointFilePath: types,
      compiler: {
        overrideTsconfig: { compilerOptions: { ...compilerOptions, typeRoots }, files: [types] },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: REPORTS,
        reportTempFolder: scratch,
      },
      messages: {
        ...messages,
        extractorMessageReporting: {
          ...messages.extractorMessageReporting,
          // The types of a further entry point stand in the main one.
          'ae-forgotten-export': { logLevel: 'none', addToApiReportFile: !name.includes('.') },
        },
      },
    },
  });
  const problems: string[] = [];
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: options.update,
    messageCallback(message: { logLevel: string; text: string; handled: boolean; category: string }) {
      message.handled = true;
      if (message.logLevel === 'error' && message.category !== 'console') problems.push(message.text);
    },
  });
  if (problems.length > 0) throw new Error(`API Extractor on ${name}: ${problems.join('\n')}`);
  return apiReportChanged;
}
