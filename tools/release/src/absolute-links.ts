import { posix } from 'node:path';

/**
 * A README as npm shows it: links to files of the repository lead there, and pictures come from there, since a package is read where
 * its repository is not.
 *
 * @param directory Of the package: `packages/obis`.
 * @param repository What the root manifest says: `git+https://github.com/smart-me/typescript.git`.
 */
export function absoluteLinks(markdown: string, directory: string, repository: string): string {
  const base = repository.replace(/^git\+/, '').replace(/\.git$/, '');
  return markdown.replaceAll(LINK, (whole, image?: string, text?: string, target?: string) => {
    if (target === undefined || /^(?:#|[a-z][a-z+.-]*:)/i.test(target)) return whole;
    const kind = image === '!' ? 'raw' : 'blob';
    return `${image ?? ''}[${text ?? ''}](${base}/${kind}/main/${posix.join(directory, target)})`;
  });
}

/** A block of code, which stays as it is, or an inline link or image. */
const LINK = /^```[\s\S]*?^```|(!?)\[([^\]]*)\]\(([^)\s]+)\)/gm;
