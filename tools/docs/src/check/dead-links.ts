import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A link of a page that leads nowhere inside the site. */
export interface DeadLink {
  readonly page: string;
  readonly href: string;
}

const HREF = /<a\b[^>]*\bhref="([^"]*)"/g;
const ID = /\bid="([^"]*)"/g;

/** Every link within the built site that has no page behind it, or no place on that page. */
export function deadLinks(site: string): DeadLink[] {
  const pages = new Map(
    globSync('**/*.html', { cwd: site }).map((page) => [page, readFileSync(join(site, page), 'utf8')]),
  );
  const places = new Map(
    [...pages].map(([page, html]) => [page, new Set(Array.from(html.matchAll(ID), ([, id]) => id))]),
  );
  return [...pages].flatMap(([page, html]) =>
    linksOf(html)
      .filter((href) => !leadsSomewhere(site, page, href, places))
      .map((href) => ({ page, href })),
  );
}

/** The targets of a page's links within the site, as they are written. */
export function linksOf(html: string): string[] {
  const targets = Array.from(html.matchAll(HREF), ([, href = '']) => href.replaceAll('&amp;', '&'));
  return [...new Set(targets.filter((href) => href !== '' && !/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(href)))];
}

function leadsSomewhere(
  site: string,
  page: string,
  href: string,
  places: ReadonlyMap<string, ReadonlySet<string | undefined>>,
): boolean {
  const [path = '', fragment] = decodeURIComponent(href).split('#');
  const from = path.startsWith('/') ? path.slice(1) : join(dirname(page), path);
  const file =
    path === '' ? page : [from, `${from}.html`, join(from, 'index.html')].find((name) => places.has(name));
  if (file === undefined) return existsSync(join(site, from)) && from !== '';
  return fragment === undefined || fragment === '' || places.get(file)?.has(fragment) === true;
}
