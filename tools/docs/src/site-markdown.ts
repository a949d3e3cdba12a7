import { dirname, join, relative } from 'node:path';

/**
 * A README as it stands in the site: links to a package's folder or README lead to its page, links to other files of the
 * repository become plain text, since the site does not carry them.
 *
 * @param file Where it lies, from the root of the workspace: `packages/oauth/README.md`.
 * @param page Where it will stand in the site: `modules/_smart-me_oauth.html`.
 * @param guides The page of each guide by its file: `tools/docs/guides/oauth.md` → `documents/Sign_in.html`.
 */
export function siteMarkdown(
  markdown: string,
  file: string,
  page: string,
  guides: ReadonlyMap<string, string>,
): string {
  return markdown.replaceAll(LINK, (whole, text: string, target: string) => {
    if (/^(?:[a-z][a-z+.-]*:|#)/i.test(target)) return whole;
    const path = join(dirname(file), target.split('#', 1)[0] ?? '');
    const name = /^packages\/([a-z-]+)(?:\/README\.md|\/)?$/.exec(path)?.[1];
    const there = name === undefined ? guides.get(path) : modulePage(name);
    return there === undefined ? text : `[${text}](${relative(dirname(page), there)})`;
  });
}

/** Inline links, images and code left alone. */
const LINK = /(?<!!)\[([^\]]+)\]\(([^)\s]+)\)/g;

/** The page of a package's main entry point. */
export const modulePage = (folder: string): string => `modules/_smart-me_${folder}.html`;

/** The page TypeDoc gives a guide: it is named after the title in its front matter. */
export function guidePage(markdown: string): string {
  const title = /^---\n(?:.*\n)*?title: (.+)\n/.exec(markdown)?.[1];
  if (title === undefined) throw new Error('A guide has its title in its front matter.');
  return `documents/${title.replaceAll(/[^a-z0-9]+/gi, '_')}.html`;
}
