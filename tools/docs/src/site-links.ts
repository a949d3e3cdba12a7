import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A link of a page that leads nowhere inside the site. */
export interface DeadLink {
  readonly page: string;
  readonly href: string;
}

/** Every relative link of the built site that has no file behind it. */
export function deadLinks(site: string): DeadLink[] {
  return globSync('**/*.html', { cwd: site }).flatMap((page) =>
    relativeLinksOf(readFileSync(join(site, page), 'utf8'))
      .filter((href) => !existsSync(join(site, dirname(page), decodeURIComponent(href))))
      .map((href) => ({ page, href })),
  );
}

const HREF = /<a\b[^>]*\bhref="([^"]*)"/g;

/** The targets of a page's links that are files of the same site, without fragment and query. */
export function relativeLinksOf(html: string): string[] {
  const targets = Array.from(html.matchAll(HREF), ([, href = '']) => href.split(/[?#]/, 1)[0] ?? '');
  return [...new Set(targets.filter((href) => href !== '' && !/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(href)))];
}
