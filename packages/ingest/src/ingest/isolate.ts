/** Fails of single items in a row, without any success, after which the sink is taken to be down. */
const PATIENCE = 20;

/** What `isolate` found. */
export type Isolated<Item> =
  | { readonly isDown: true; readonly error: unknown }
  | { readonly isDown: false; readonly poison: readonly Poison<Item>[] };

/** An item that is not taken, while others are. */
export interface Poison<Item> {
  readonly item: Item;
  readonly error: unknown;
}

/**
 * Finds, by halves, which items a sink does not take, and writes all others. A sink that takes nothing is down, and nothing is
 * held against the items then: an item is poison only when another one is taken right after it has failed, and it fails again.
 *
 * @param write may be given an item that was written already: writing the same again changes nothing
 * @param known an item that the sink has taken before, if there is one
 */
export async function isolate<Item>(
  items: readonly Item[],
  write: (items: readonly Item[]) => Promise<void>,
  known: Item | undefined,
): Promise<Isolated<Item>> {
  const suspects: Poison<Item>[] = [];
  let good = known;
  let failures = 0;

  const attempt = async (part: readonly Item[]): Promise<{ readonly error: unknown } | undefined> => {
    try {
      await write(part);
      good = part[0];
      failures = 0;
      return undefined;
    } catch (error) {
      failures += 1;
      return { error };
    }
  };

  /** Returns the failure that ends the search. */
  const search = async (part: readonly Item[]): Promise<{ readonly error: unknown } | undefined> => {
    const failure = await attempt(part);
    if (failure === undefined) return undefined;
    const [only, ...others] = part;
    if (only !== undefined && others.length === 0) suspects.push({ item: only, error: failure.error });
    if (failures >= PATIENCE) return failure;
    if (others.length === 0) return undefined;
    const middle = part.length >>> 1;
    return (await search(part.slice(0, middle))) ?? (await search(part.slice(middle)));
  };

  const ended = await search(items);
  const poison: Poison<Item>[] = [];
  for (const { item, error } of suspects) {
    if (good === undefined || (await attempt([good])) !== undefined) return { isDown: true, error };
    const again = await attempt([item]);
    if (again !== undefined) poison.push({ item, error: again.error });
  }
  return ended === undefined ? { isDown: false, poison } : { isDown: true, error: ended.error };
}
