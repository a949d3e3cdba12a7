import { dirname, join, relative } from 'node:path';

/**
 * A README or a guide as it stands in the site: links to a package's folder or README lead to its page, links to a guide to its
 * page, links to other files of the repository to the repository, or become plain text while it has no address.
 *
 * @param file Where it lies, from the root of the workspace: `packages/oauth/README.md`.
 * @param page Where it stands in the site: `packages/oauth/index.md`.
 * @param repository The web address of the repository's files, `https://example.com/smart-me/blob/main/`.
 */
export function siteLinks(
  markdown: string,
  file: string,
  page: string,
  repository: string | undefined,
): string {
  return markdown.replaceAll(LINK, (whole, image: string, text: string, target: string) => {
    if (/^#/.test(target)) return whole;
    const npm = /^https:\/\/www\.npmjs\.com\/package\/@smart-me\/([a-z-]+)$/.exec(target)?.[1];
    if (npm !== undefined) return `${image}[${text}](${relative(dirname(page), packagePage(npm))})`;
    if (/^[a-z][a-z+.-]*:/i.test(target)) return whole;
    const [path = '', fragment] = target.split('#');
    const there = pageOf(join(dirname(file), path));
    const hash = fragment === undefined ? '' : `#${fragment}`;
    if (there !== undefined) return `${image}[${text}](${inPage(page, there)}${hash})`;
    return repository === undefined ? text : `[${text}](${repository}${join(dirname(file), path)}${hash})`;
  });
}

/** Inline links and images; an image keeps its mark. */
const LINK = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;

/** The page of a file of the repository, if the site carries it. */
function pageOf(path: string): string | undefined {
  const name = /^packages\/([a-z-]+)(?:\/README\.md|\/)?$/.exec(path)?.[1];
  if (name !== undefined) return packagePage(name);
  if (path === 'README.md') return 'index.md';
  const picture = /^packages\/([a-z-]+)\/docs\/(.+)$/.exec(path);
  if (picture !== null) return `pictures/${picture[1] ?? ''}/${picture[2] ?? ''}`;
  const guide = /^tools\/docs\/guides\/(.+)$/.exec(path);
  return guide === null ? undefined : `guides/${guide[1] ?? ''}`;
}

/** The page of a package. */
export const packagePage = (folder: string): string => `packages/${folder}/index.md`;

/** The path from one page to another; a picture's begins with `./`, as a bundler wants it. */
function inPage(page: string, there: string): string {
  const path = relative(dirname(page), there);
  return path.startsWith('.') ? path : `./${path}`;
}
