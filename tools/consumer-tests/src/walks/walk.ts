/** One thing that a reader does: takes a block of code from a document, and runs or saves it. */
export interface Step {
  /** The document, from the root of the workspace. */
  readonly read: string;
  /** A text by which the block is known. A block that is not there any more is a step that the documents do not name. */
  readonly take: string;
  /** The lines of it that are taken; all of them unless told otherwise. */
  readonly lines?: RegExp;
  /** What the reader writes in place of what the document leaves open, or of what a machine of its own needs. */
  readonly put?: Readonly<Record<string, string>>;
  /** Why that was put there; what was here already. */
  readonly why?: string;
  /** The file into which the block is saved; it runs unless it is saved. */
  readonly save?: string;
  /** It goes on running in a terminal of its own; the reader goes on when it has printed this. */
  readonly until?: RegExp;
  /** What it must print. The reader looks again until it does. */
  readonly prints?: RegExp;
}

/** What somebody sets out to do, and every step to it. */
export interface Walk {
  /** `integrator`: the transcript's file. */
  readonly name: string;
  readonly title: string;
  /** Commands of the machine without which it cannot be walked. */
  readonly needs: readonly string[];
  readonly steps: readonly Step[];
  /** In how many minutes the result must be there. */
  readonly minutes: number;
}

/** A block of code, and the heading under which it stands. */
export interface Block {
  readonly heading: string;
  readonly code: string;
}

/** A heading, a block of code, or code within a line. */
const BLOCK = /^#+ (.+)$|^```\S*[^\n]*\n([\s\S]*?)^```$|`([^`\n]+)`/gm;

/** The code of a document, in its order. */
export function blocksOf(markdown: string): Block[] {
  let heading = '';
  return Array.from(markdown.matchAll(BLOCK)).flatMap(([, title, code, inline]) => {
    heading = title ?? heading;
    const text = code ?? inline;
    return text === undefined ? [] : [{ heading, code: text }];
  });
}

/**
 * What the reader of a step takes.
 *
 * @throws Error when the document has no such block, or nothing in it that was to be put otherwise
 */
export function taken({ read, take, lines, put = {} }: Step, markdown: string): Block {
  const block = blocksOf(markdown).find(({ code: text }) => text.includes(take));
  if (block === undefined) throw new Error(`${read} has no block with “${take}”.`);
  let code = block.code
    .split('\n')
    .filter((line) => lines === undefined || lines.test(line))
    .join('\n')
    .trim();
  for (const [from, to] of Object.entries(put)) {
    if (!code.includes(from)) throw new Error(`${read}: “${from}” is not in the block with “${take}”.`);
    code = code.replaceAll(from, () => to);
  }
  return { ...block, code };
}
