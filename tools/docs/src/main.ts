import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { workspace } from '@smart-me-tools/checks/workspace';
import { entryPage, standsWithTypes } from './entry-page.ts';
import { type EntryPoint, entryPoints } from './entry-points.ts';
import { guides } from './guides.ts';
import { homePage } from './home-page.ts';
import { type Navigation, packageItems } from './navigation.ts';
import { packagePage, siteLinks } from './page-links.ts';
import { anchorOf, type Reference } from './reference.ts';
import { type Resource, resourcePage, resourcesOf } from './resource-pages.ts';
import { loadTypedoc, loadVitePress, type Reflection } from './typedoc.ts';

const here = join(import.meta.dirname, '..');
const pages = join(here, 'dist', 'pages');
const points = entryPoints();
const manifest = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8')) as {
  readonly repository?: string | { readonly url?: string };
};
const repository = filesOf(manifest.repository);

/** The interfaces whose members are resources, with the name a program gives its client. */
const APIS: Readonly<Record<string, readonly [type: string, variable: string] | undefined>> = {
  'account-api': ['AccountApi', 'account'],
  'partner-api': ['PartnerApi', 'partner'],
};

const { Application, OptionDefaults, ReflectionKind } = await loadTypedoc();
const app = await Application.bootstrap({
  name: 'smart-me for TypeScript',
  entryPoints: points.map(({ source }) => source),
  tsconfig: join(here, 'tsconfig.site.json'),
  // `@generated` is of protoc-gen-es; beside `@experimental` stands why, which a tag without text would drop.
  blockTags: [...OptionDefaults.blockTags, '@generated', '@experimental'],
  modifierTags: OptionDefaults.modifierTags.filter((tag) => tag !== '@experimental'),
  sort: ['source-order'],
  excludeInternal: true,
  excludePrivate: true,
  disableGit: true,
  basePath: workspace,
  sourceLinkTemplate: '{path}#{line}',
  validation: { notExported: false, invalidLink: true, invalidPath: false },
});
const found = app.getEntryPoints() ?? [];
for (const point of found) {
  const name = points.find(({ source }) => source === point.sourceFile.fileName)?.name;
  if (name !== undefined) point.displayName = name;
}
const project = app.converter.convert(found);
app.validate(project);

// Where each symbol stands: on its resource's page, or on the page of its entry point.
const modules = (project.children ?? []).map((module) => {
  const point = points.find(({ name }) => name === module.name);
  if (point === undefined) throw new Error(`${module.name} is no entry point.`);
  const resources = resourcesIn(point, module);
  const taken = new Set(
    resources.flatMap(({ member, types }) => [member.type?.reflection, ...types].map((type) => type?.id)),
  );
  const symbols = (module.children ?? [])
    .map((symbol) => symbol.getTargetReflectionDeep?.() ?? symbol)
    .filter(({ id }) => !taken.has(id));
  return { point, module, resources, symbols };
});
const places = new Map<number, string>();
for (const { point, resources, symbols } of modules) {
  for (const { name, member, methods, types } of resources) {
    const page = `packages/${point.folder}/${name}.md`;
    const api = member.type?.reflection;
    if (api !== undefined) places.set(api.id, page);
    for (const part of [...methods, ...types]) places.set(part.id, `${page}#${anchorOf(part)}`);
  }
  for (const symbol of symbols) {
    if (places.has(symbol.id)) continue;
    const page = standsWithTypes(symbol, symbols, kindOf) ? point.types : point.page;
    places.set(symbol.id, `${page}#${anchorOf(symbol)}`);
    for (const member of symbol.children ?? [])
      if (member.signatures !== undefined) places.set(member.id, `${page}#${anchorOf(member)}`);
  }
}

rmSync(join(here, 'dist'), { recursive: true, force: true });
const typePages = new Set<string>();
for (const { point, module, resources, symbols } of modules) {
  for (const [page, title] of [
    [point.page, module.name],
    [point.types, `Types of ${module.name}`],
  ] as const) {
    const own = symbols.filter(({ id }) => places.get(id)?.startsWith(`${page}#`));
    if (own.length === 0 && page === point.types) continue;
    write(page, entryPage(title, module, own, referenceFor(page)));
    if (page === point.types) typePages.add(page);
  }
  for (const resource of resources) {
    const page = `packages/${point.folder}/${resource.name}.md`;
    write(page, resourcePage(point.folder, variableOf(point.folder), resource, referenceFor(page)));
  }
}
const resourcePages: ReadonlyMap<string, string> = new Map(
  modules.flatMap(({ point, resources }) =>
    resources.map(
      ({ name, member }) =>
        [`packages/${point.folder}/${name}.md`, member.type?.reflection?.name ?? ''] as const,
    ),
  ),
);
const folders = [...new Set(points.map(({ folder }) => folder))];
for (const folder of folders)
  write(packagePage(folder), readme(`packages/${folder}/README.md`, packagePage(folder)));
for (const { file, page } of guides()) write(page, readme(file, page));
write('index.md', homePage(readme('README.md', 'index.md')));
for (const folder of folders) {
  const pictures = join(workspace, 'packages', folder, 'docs');
  if (existsSync(pictures)) cpSync(pictures, join(pages, 'pictures', folder), { recursive: true });
}
cpSync(join(here, 'public'), join(pages, 'public'), { recursive: true });
// For the start page, whose header no bundler reads.
for (const scheme of ['light', 'dark'])
  cpSync(
    join(workspace, 'packages', 'live', 'docs', `noon-wide-${scheme}.webp`),
    join(pages, 'public', `live-${scheme}.webp`),
  );

const navigation: Navigation = {
  guides: guides().map(({ title, page }) => ({ text: title, link: `/${page.replace(/\.md$/, '')}` })),
  packages: packageItems(
    readFileSync(join(workspace, 'README.md'), 'utf8'),
    modules.map(({ point, resources }) => ({
      point,
      resources: resources.map(({ name }) => name),
      hasTypes: typePages.has(point.types),
    })),
  ),
  repository,
};
writeFileSync(join(here, 'dist', 'navigation.json'), JSON.stringify(navigation));
await (await loadVitePress()).build(join(here, 'toolchain'));

if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
const count = globSync('**/*.html', { cwd: join(here, 'dist', 'site') }).length;
console.log(`${count} pages of ${found.length} entry points: ${join(here, 'dist', 'site', 'index.html')}`);

function resourcesIn({ folder }: EntryPoint, module: Reflection): Resource[] {
  const [type] = APIS[folder] ?? [];
  const api = module.children?.find(({ name }) => name === type);
  return api === undefined ? [] : resourcesOf(api);
}

function variableOf(folder: string): string {
  return APIS[folder]?.[1] ?? folder;
}

function referenceFor(page: string): Reference {
  return {
    linkTo(target) {
      const place = places.get((target.getTargetReflectionDeep?.() ?? target).id);
      if (place === undefined) return undefined;
      const [file = '', hash] = place.split('#');
      const path = file === page ? '' : `/${file.replace(/(?:index)?\.md$/, '')}`;
      return `${path}${hash === undefined ? '' : `#${hash}`}`;
    },
    sourceLink: (file, line) =>
      repository && `${repository}${relative(workspace, join(workspace, file))}#L${line}`,
    kindOf,
  };
}

function kindOf({ kind }: Reflection): string {
  return ReflectionKind[kind] ?? '';
}

/** A README or a guide with the links of the site; a changelog at its end, once there is one. */
function readme(file: string, page: string): string {
  const path = join(workspace, file);
  if (!existsSync(path)) return '';
  const changelog = join(dirname(path), 'CHANGELOG.md');
  const text = siteLinks(readFileSync(path, 'utf8'), file, page, repository, resourcePages);
  if (file === 'README.md' || !existsSync(changelog)) return text;
  write(`${dirname(page)}/changelog.md`, readFileSync(changelog, 'utf8'));
  return `${text}\n\n[What has changed](./changelog.md)\n`;
}

function write(page: string, text: string): void {
  const target = join(pages, page);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** The web address of the repository's files on main, from what the manifest says of it. */
function filesOf(from: typeof manifest.repository): string | undefined {
  const url = typeof from === 'string' ? from : from?.url;
  const clean = url?.replace(/^git\+/, '').replace(/\.git$/, '');
  return clean?.startsWith('https://') === true ? `${clean}/blob/main/` : undefined;
}
