/** A README's snippets as one program, and what it must print, in this order. */
export interface ReadmeProgram {
  readonly source: string;
  /** The packages it imports. */
  readonly packages: readonly string[];
  /** The outputs that the README promises. */
  readonly outputs: readonly string[];
}

/**
 * All runnable `ts` blocks of a README as one file: their imports together at its top, each body in a block of its own.
 * That is what a reader has who types one after the other into a new file.
 */
export function readmeProgram(markdown: string): ReadmeProgram {
  const blocks = Array.from(markdown.matchAll(BLOCK), ([, language = '', flags = '', code = '']) => ({
    language,
    runs: language === 'ts' && !flags.includes('no-run'),
    code,
  }));
  const names = new Map<string, Set<string>>();
  const bodies = blocks
    .filter(({ runs }) => runs)
    .map(({ code }) =>
      code.replaceAll(IMPORT, (_, imported: string, module: string) => {
        const known = names.get(module) ?? new Set();
        for (const name of imported.split(',').map((text) => text.trim())) if (name !== '') known.add(name);
        names.set(module, known);
        return '';
      }),
    );
  const imports = Array.from(
    names,
    ([module, known]) => `import { ${[...known].join(', ')} } from '${module}';`,
  );
  return {
    source: [...imports, ...bodies.map((body) => `{\n${body.trim()}\n}`)].join('\n') + '\n',
    packages: [...new Set(Array.from(names.keys(), packageOf))],
    outputs: blocks.flatMap(({ language, code }, index) =>
      language === 'text' && blocks[index - 1]?.runs === true ? [code] : [],
    ),
  };
}

const BLOCK = /^```(\S+)([^\n]*)\n([\s\S]*?)^```$/gm;
const IMPORT = /^import \{([^}]*)\} from '([^']+)';\n/gm;

const packageOf = (module: string): string =>
  module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/');
