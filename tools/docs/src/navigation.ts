import type { EntryPoint } from './entry-points.ts';
import { packagePage } from './page-links.ts';

/** What the site's configuration reads: the guides in their order, and the packages with their pages. */
export interface Navigation {
  readonly guides: readonly Item[];
  readonly packages: readonly Item[];
  /** The web address of the repository's files, once it has one. */
  readonly repository: string | undefined;
}

/** A line of the sidebar. */
export interface Item {
  readonly text: string;
  readonly link?: string;
  readonly collapsed?: boolean;
  readonly items?: readonly Item[];
}

/** A row of the table of packages in the README: what one installs first stands first. */
const ROW = /^\| \[[^\]]*\]\(packages\/([a-z-]+)\)/gm;

/** The pages of every package: its README, its resources, its entry points; the packages as the root README has them. */
export function packageItems(
  rootReadme: string,
  modules: readonly {
    readonly point: EntryPoint;
    readonly resources: readonly string[];
    readonly hasTypes: boolean;
  }[],
): Item[] {
  const folders = [...new Set(modules.map(({ point }) => point.folder))];
  const order = Array.from(rootReadme.matchAll(ROW), ([, folder]) => folder);
  const place = (folder: string): number => (order.includes(folder) ? order.indexOf(folder) : order.length);
  return folders
    .sort((a, b) => place(a) - place(b))
    .map((folder) => {
      const own = modules.filter(({ point }) => point.folder === folder);
      const resources = own.flatMap(({ resources: names }) => names);
      return {
        text: folder,
        link: linkOf(packagePage(folder)),
        collapsed: true,
        items: [
          ...resources.map((name) => ({ text: name, link: `/packages/${folder}/${name}` })),
          ...own.flatMap(({ point, hasTypes }) => {
            const entry = point.name.slice(`@smart-me/${folder}`.length);
            return [
              { text: entry === '' ? 'Reference' : entry, link: linkOf(point.page) },
              ...(hasTypes
                ? [{ text: entry === '' ? 'Types' : `${entry} types`, link: linkOf(point.types) }]
                : []),
            ];
          }),
        ],
      };
    });
}

const linkOf = (page: string): string => `/${page.replace(/(?:index)?\.md$/, '')}`;
