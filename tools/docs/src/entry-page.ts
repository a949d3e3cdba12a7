import {
  type Reference,
  summaryOf,
  symbolSection,
  table,
  firstSentence,
  anchorOf,
  code,
} from './reference.ts';
import type { Reflection } from './typedoc.ts';

const TYPES: readonly string[] = ['Interface', 'TypeAlias'];

/** The groups of a reference page, in the order one looks for them. */
const GROUPS: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ['Functions', ['Function']],
  ['Classes', ['Class']],
  ['Constants', ['Variable']],
  ['Types', TYPES],
];

/** With more symbols than this, a reader looks for a type on a page of its own: one page would be long to scroll, and to load. */
const LONG = 40;

/** Whether a symbol stands on the page of the types of its entry point, which has all these symbols. */
export function standsWithTypes(
  symbol: Reflection,
  all: readonly Reflection[],
  kindOf: Reference['kindOf'],
): boolean {
  return all.length > LONG && TYPES.includes(kindOf(symbol));
}

/** A page of an entry point: what it exports, first as a list, then each with its type. */
export function entryPage(
  title: string,
  module: Reflection,
  symbols: readonly Reflection[],
  reference: Reference,
): string {
  const groups = GROUPS.map(([group, kinds]) => ({
    group,
    members: symbols.filter((symbol) => kinds.includes(reference.kindOf(symbol))),
  })).filter(({ members }) => members.length > 0);
  const sections = groups.flatMap(({ group, members }) => [
    `## ${group}`,
    table(
      ['name', 'what it is'],
      members.map((symbol) => [
        `[${code(symbol.name)}](#${anchorOf(symbol)})`,
        firstSentence(symbol.comment ?? symbol.signatures?.[0]?.comment, reference),
      ]),
    ),
    ...members.map((symbol) => symbolSection(symbol, 3, reference)),
  ]);
  const about = summaryOf(module.comment, reference);
  return [`# ${title}`, about, `\`\`\`ts no-run\nimport { … } from '${module.name}';\n\`\`\``, ...sections]
    .filter((part) => part !== '' && !part.includes('{ … }'))
    .join('\n\n');
}
