import { dirname, join, relative } from 'node:path';

/**
 * A README or a guide as it stands in the site: links to a package's folder or README lead to its page, links to a guide to its
 * page, links to other files of the repository to the repository, or become plain text while it has no address.
 *
 * @param file Where it lies, from the root of the workspace: `packages/oauth/README.md`.
 * @param page Where it stands in the site: `packages/oauth/index.md`.
 * @param repository The web address of the repository's files, `https://example.com/smart-me/blob/main/`.
 * @param resources The pages of resources, `packages/account-api/devices.md`, each with the type that it describes, `DevicesApi`.
 */
export function siteLinks(
  markdown: string,
  file: string,
  page: string,
  repository: string | undefined,
  resources: ReadonlyMap<string, string> = new Map(),
): string {
  return markdown.replaceAll(LINK, (whole, image: string, text: string, target: string) => {
    if (/^#/.test(target)) return whole;
    const npm = /^https:\/\/www\.npmjs\.com\/package\/@smart-me\/([a-z-]+)$/.exec(target)?.[1];
    if (npm !== undefined) return `${image}[${text}](${relative(dirname(page), packagePage(npm))})`;
    // A release has made the links of the READMEs absolute.
    const own =
      repository !== undefined && target.startsWith(repository) ? target.slice(repository.length) : undefined;
    if (own === undefined && /^[a-z][a-z+.-]*:/i.test(target)) return whole;
    const [given = '', fragment] = (own ?? target).split('#');
    const path = own === undefined ? join(dirname(file), given) : given;
    const there = resourcePageOf(path, text, resources) ?? pageOf(path);
    const hash = fragment === undefined ? '' : `#${fragment}`;
    if (there !== undefined) return `${image}[${text}](${inPage(page, there)}${hash})`;
    return repository === undefined ? text : `[${text}](${repository}${path}${hash})`;
  });
}

/** Inline links and images; an image keeps its mark. */
const LINK = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;

/** The page of a resource, when its source is linked by its name: `devices`, `account.devices.list`. */
function resourcePageOf(
  path: string,
  text: string,
  resources: ReadonlyMap<string, string>,
): string | undefined {
  const folder = /^packages\/((?:account|partner)-api)\/src\/[a-z-]+\.ts$/.exec(path)?.[1];
  const [, name, method] = /^`(?:account\.|partner\.)?([a-zA-Z]+)(?:\.([a-zA-Z]+))?`$/.exec(text) ?? [];
  const page = `packages/${folder ?? ''}/${name ?? ''}.md`;
  const type = resources.get(page);
  if (type === undefined) return undefined;
  return method === undefined ? page : `${page}#${type}-${method}`;
}

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
