import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The start page: `home.md`, with the README below a title that leads on, without its own title and what a contributor needs.
 *
 * @param readme The README with the links of the site.
 */
export function homePage(readme: string): string {
  const [, rest = ''] = /^# .+\n([\s\S]*)$/.exec(readme) ?? [];
  const [text = ''] = rest.split('\n## Working on it');
  const page = readFileSync(join(import.meta.dirname, '..', 'home.md'), 'utf8');
  return page.replace('<!-- README -->', () => text);
}
