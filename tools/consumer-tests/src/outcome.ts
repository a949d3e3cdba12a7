/** What came of one cell. */
export type Outcome =
  | { readonly kind: 'works' }
  | { readonly kind: 'left out'; readonly reason: string }
  | { readonly kind: 'fails'; readonly reason: string };

/** Runs one cell: it works when the program prints exactly what it must. */
export async function outcomeOf(run: () => Promise<string>, expected: string): Promise<Outcome> {
  try {
    const printed = (await run()).trimEnd();
    if (printed === expected) return { kind: 'works' };
    return { kind: 'fails', reason: `printed:\n${printed}\ninstead of:\n${expected}` };
  } catch (error) {
    return { kind: 'fails', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** One outcome of several: the worst of them. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  return (
    outcomes.find(({ kind }) => kind === 'fails') ??
    outcomes.find(({ kind }) => kind === 'left out') ?? { kind: 'works' }
  );
}
