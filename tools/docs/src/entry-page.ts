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

/** The groups of a reference page, in the order one looks for them. */
const GROUPS: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ['Functions', ['Function']],
  ['Classes', ['Class']],
  ['Constants', ['Variable']],
  ['Types', ['Interface', 'TypeAlias']],
];

/** The page of an entry point: what it exports, first as a list, then each with its type. */
export function entryPage(module: Reflection, symbols: readonly Reflection[], reference: Reference): string {
  const groups = GROUPS.map(([title, kinds]) => ({
    title,
    members: symbols.filter((symbol) => kinds.includes(reference.kindOf(symbol))),
  })).filter(({ members }) => members.length > 0);
  const sections = groups.flatMap(({ title, members }) => [
    `## ${title}`,
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
  return [
    `# ${module.name}`,
    about,
    `\`\`\`ts no-run\nimport { … } from '${module.name}';\n\`\`\``,
    ...sections,
  ]
    .filter((part) => part !== '' && !part.includes('{ … }'))
    .join('\n\n');
}
