import { relative } from 'node:path';
import type { Outcome } from './outcome.ts';

/**
 * Whose program a compiler objects to, from what it says about many: an error names its file, relative to the folder
 * that the compiler ran in. What names nobody's file is held against all of them.
 */
export function outcomesIn<Owner extends { readonly folder: string }>(
  said: string,
  owners: readonly Owner[],
  root: string,
): Map<Owner, Outcome> {
  const named = owners.map((owner) => [owner, `${relative(root, owner.folder)}/`] as const);
  const errors = new Map<Owner, string[]>(owners.map((owner) => [owner, []]));
  for (const error of said.split(NEXT_ERROR)) {
    if (error.trim() === '') continue;
    const [owner] = named.find(([, path]) => error.startsWith(path)) ?? [];
    for (const one of owner === undefined ? owners : [owner]) errors.get(one)?.push(error);
  }
  return new Map(Array.from(errors, ([owner, list]) => [owner, outcomeWith(list)]));
}

/** An error's further lines are indented. */
const NEXT_ERROR = /\n(?! )/;

const outcomeWith = (errors: readonly string[]): Outcome =>
  errors.length === 0 ? { kind: 'works' } : { kind: 'fails', reason: errors.join('\n') };
