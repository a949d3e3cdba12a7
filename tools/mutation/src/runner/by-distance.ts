import { basename, dirname, relative } from 'node:path';

/** Test files, the one of a source file's own name first, then those beside it, then those farther away. */
export function byDistance(testFiles: readonly string[], source: string): string[] {
  const own = basename(source, '.ts');
  const distance = (file: string): number => {
    const name = basename(file, '.test.ts');
    if (name === own) return 0;
    const steps = relative(dirname(file), dirname(source)).split('/').filter(Boolean).length;
    return 1 + steps + (name.includes(own) || own.includes(name) ? 0 : 0.5);
  };
  return testFiles
    .map((file) => ({ file, at: distance(file) }))
    .sort((one, other) => one.at - other.at)
    .map(({ file }) => file);
}
