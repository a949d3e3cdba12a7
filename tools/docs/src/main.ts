import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { entryPoints, workspace } from './entry-points.ts';
import { deadLinks } from './site-links.ts';
import { guidePage, modulePage, siteMarkdown } from './site-markdown.ts';
import { loadTypedoc, type Module } from './typedoc.ts';

const here = join(import.meta.dirname, '..');
const site = join(here, 'dist', 'site');
const home = join(here, 'dist', 'home.md');
const points = entryPoints();
const guideFiles = globSync('tools/docs/guides/*.md', { cwd: workspace }).sort();
const guidePages = new Map(
  guideFiles.map((file) => [file, guidePage(readFileSync(join(workspace, file), 'utf8'))]),
);

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
writeFileSync(home, readme('README.md', 'index.html'));

const { Application, OptionDefaults } = await loadTypedoc(here);
const app = await Application.bootstrap({
  name: 'smart-me for TypeScript',
  entryPoints: points.map(({ source }) => source),
  tsconfig: join(here, 'tsconfig.site.json'),
  readme: home,
  projectDocuments: guideFiles.map(writeGuide),
  out: site,
  // `@generated` is of protoc-gen-es; beside `@experimental` stands why, which a tag without text would drop.
  blockTags: [...OptionDefaults.blockTags, '@generated', '@experimental'],
  modifierTags: OptionDefaults.modifierTags.filter((tag) => tag !== '@experimental'),
  searchInDocuments: true,
  searchInComments: true,
  excludeInternal: true,
  excludePrivate: true,
  disableGit: true,
  disableSources: true,
  hideGenerator: true,
  githubPages: false,
  validation: { notExported: false, invalidLink: true, invalidPath: false },
});

// TypeDoc names a module by its path; its reader imports it by the name in the manifest.
const found = app.getEntryPoints() ?? [];
for (const point of found) {
  const name = points.find(({ source }) => source === point.sourceFile.fileName)?.name;
  if (name !== undefined) point.displayName = name;
}
const project = app.converter.convert(found);
project.children?.forEach(giveReadme);
app.validate(project);
await app.generateOutputs(project);

const dead = deadLinks(site);
for (const { page, href } of dead) console.error(`${page} links to ${href}, which is not there.`);
if (dead.length > 0 || app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
console.log(`${found.length} entry points, ${dead.length} dead links: ${join(site, 'index.html')}`);

/** The page of a package's main entry point begins with its README. */
function giveReadme(module: Module): void {
  const folder = /^@smart-me\/([a-z-]+)$/.exec(module.name)?.[1];
  if (folder === undefined) return;
  const text = readme(`packages/${folder}/README.md`, modulePage(folder));
  if (text !== '') module.readme = [{ kind: 'text', text }];
}

/** A guide with links as the site has them, as a file for TypeDoc. */
function writeGuide(file: string): string {
  const target = join(here, 'dist', 'guides', basename(file));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, readme(file, guidePages.get(file) ?? ''));
  return target;
}

/** A README or guide in the words of the site; empty where there is none. */
function readme(file: string, page: string): string {
  const [found] = globSync(file, { cwd: workspace });
  if (found === undefined) return '';
  return siteMarkdown(readFileSync(join(workspace, found), 'utf8'), file, page, guidePages);
}
