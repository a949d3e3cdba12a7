/** Failures in a row, without any success, after which the sink is asked whether it is down. */
const PATIENCE = 20;
/**
 * Pauses between the rounds in which a suspect is tried again, in milliseconds. A sink that comes and goes (a database that is
 * restarted, a connection of a pool that has died meanwhile) fails an item now and then, and not each time.
 */
const PAUSES = [0, 50, 100, 200, 400];

/** What `isolate` found. */
export type Isolated<Item> =
  | { readonly isDown: true; readonly error: unknown }
  | { readonly isDown: false; readonly poison: readonly Poison<Item>[] };

/** An item that is not taken, while others are. */
export interface Poison<Item> {
  readonly item: Item;
  readonly error: unknown;
}

/** What `isolate` may lean on. */
export interface IsolateOptions<Item> {
  /** An item that the sink has taken before, if there is one. */
  readonly known: Item | undefined;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/**
 * Finds, by halves, which items a sink does not take, and writes all others. A sink that takes nothing is down, and nothing is
 * held against the items then: an item is poison only when it has failed in every one of several rounds, and another one is
 * taken at the end of each.
 *
 * @param write may be given an item that was written already: writing the same again changes nothing
 */
export async function isolate<Item>(
  items: readonly Item[],
  write: (items: readonly Item[]) => Promise<void>,
  { known, pause }: IsolateOptions<Item>,
): Promise<Isolated<Item>> {
  let suspects: Poison<Item>[] = [];
  let good = known;
  let failures = 0;

  const attempt = async (part: readonly Item[]): Promise<Failure | undefined> => {
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

  const isDown = async (): Promise<boolean> => good === undefined || (await attempt([good])) !== undefined;

  /** Returns the failure that ends the search. */
  const search = async (part: readonly Item[]): Promise<Failure | undefined> => {
    const failure = await attempt(part);
    if (failure === undefined) return undefined;
    const [only, ...others] = part;
    if (only !== undefined && others.length === 0) suspects.push({ item: only, error: failure.error });
    if (failures >= PATIENCE && (await isDown())) return failure;
    if (others.length === 0) return undefined;
    const middle = part.length >>> 1;
    return (await search(part.slice(0, middle))) ?? (await search(part.slice(middle)));
  };

  const ended = await search(items);
  if (ended !== undefined) return { isDown: true, error: ended.error };
  for (const milliseconds of PAUSES) {
    if (suspects.length === 0) break;
    await pause(milliseconds);
    const left: Poison<Item>[] = [];
    for (const { item } of suspects) {
      const again = await attempt([item]);
      if (again === undefined) continue;
      left.push({ item, error: again.error });
      if (failures >= PATIENCE && (await isDown())) return { isDown: true, error: again.error };
    }
    const [first] = left;
    if (first !== undefined && (await isDown())) return { isDown: true, error: first.error };
    suspects = left;
  }
  return { isDown: false, poison: suspects };
}

interface Failure {
  readonly error: unknown;
}
