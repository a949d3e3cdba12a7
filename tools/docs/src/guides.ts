import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { workspace } from '@smart-me-tools/checks/workspace';
import { parse } from 'yaml';

/** A guide. */
export interface Guide {
  /** `tools/docs/guides/webhook.md` */
  readonly file: string;
  /** `guides/webhook.md` */
  readonly page: string;
  readonly title: string;
  readonly order: number;
}

/** The guides in the order in which one reads them, which their front matter says. */
export function guides(): Guide[] {
  return globSync('tools/docs/guides/*.md', { cwd: workspace })
    .map((file) => guideOf(file, readFileSync(join(workspace, file), 'utf8')))
    .sort((a, b) => a.order - b.order);
}

/** A guide, from its front matter. */
export function guideOf(file: string, markdown: string): Guide {
  const [, matter = ''] = /^---\n([\s\S]*?)\n---\n/.exec(markdown) ?? [];
  const { title, order } = (parse(matter) ?? {}) as Partial<Guide>;
  if (title === undefined || order === undefined || !Number.isInteger(order))
    throw new Error(`${file} begins with front matter: a title, and its order among the guides.`);
  return { file, page: `guides/${basename(file)}`, title, order };
}
