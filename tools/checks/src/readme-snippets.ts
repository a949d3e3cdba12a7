import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One runnable block of a README, and what it must print. */
export interface Snippet {
  /** Where it stands: `README.md:12`. */
  readonly where: string;
  readonly code: string;
  /** The text block right after it: what it must print, to the letter. Absent: anything. */
  readonly expected: string | undefined;
}

const BLOCK = /^```(\S+)([^\n]*)\n([\s\S]*?)^```$/gm;

/**
 * The `ts` blocks of a Markdown text, each with the `text` block that follows it, if one does.
 * A block that cannot run by itself says so: ` ```ts no-run `.
 */
export function snippetsOf(markdown: string, file: string): Snippet[] {
  const blocks = [...markdown.matchAll(BLOCK)];
  return blocks.flatMap((block, index) => {
    const [, language, flags = '', code = ''] = block;
    if (language !== 'ts' || flags.includes('no-run')) return [];
    const next = blocks[index + 1];
    const between = next && markdown.slice(block.index + block[0].length, next.index);
    const isOutput = next?.[1] === 'text' && !between?.includes('\n#');
    const line = markdown.slice(0, block.index).split('\n').length;
    return [{ where: `${file}:${line}`, code, expected: isOutput ? next[3] : undefined }];
  });
}

/** The snippets of the READMEs and the guides, file by file. */
export function allSnippets(workspace: string): Snippet[] {
  const guides = ['packages/*/README.md', 'tools/docs/guides/*.md'];
  return ['README.md', ...globSync(guides, { cwd: workspace }).sort()].flatMap((file) =>
    snippetsOf(readFileSync(join(workspace, file), 'utf8'), file),
  );
}

/** The name of the file that a snippet is written to, for it to run. */
export const fileNameOf = ({ where }: Snippet): string => `${where.replaceAll(/[^a-z0-9]+/gi, '-')}.ts`;

/** The program that runs the files it is given, and prints what each printed as JSON. */
export const RUN_SNIPPETS: string = join(import.meta.dirname, 'run-snippets.ts');
