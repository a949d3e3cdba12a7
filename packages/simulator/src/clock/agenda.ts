/** Something with a place in time that can change. */
export interface Due {
  /** Milliseconds since 1970; undefined: never. */
  due: number | undefined;
}

interface Entry<T> {
  readonly due: number;
  /** Among equal instants, what was put in first comes first. */
  readonly order: number;
  readonly item: T;
}

/** What falls due, the first first: a binary heap, so thousands of devices cost little more than ten. */
export class Agenda<T extends Due> {
  readonly #heap: Entry<T>[] = [];
  readonly #current = new Map<T, Entry<T>>();
  #order = 0;

  /** Adds `item` where its `due` says, and takes it from where it stood before. */
  add(item: T): void {
    this.#current.delete(item);
    if (item.due === undefined) return;
    const entry = { due: item.due, order: this.#order++, item };
    this.#current.set(item, entry);
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
  }

  remove(item: T): void {
    this.#current.delete(item);
  }

  clear(): void {
    this.#current.clear();
    this.#heap.length = 0;
  }

  /** When the first one falls due. */
  firstDue(): number | undefined {
    this.#dropStale();
    return this.#heap[0]?.due;
  }

  /** Takes out all that are due at `instant` or before. */
  takeUntil(instant: number): T[] {
    const taken: T[] = [];
    for (let due = this.firstDue(); due !== undefined && due <= instant; due = this.firstDue()) {
      const item = this.#removeTop()?.item;
      if (item === undefined) break;
      this.#current.delete(item);
      taken.push(item);
    }
    return taken;
  }

  /** What was moved or removed stays in the heap until it comes to its top. */
  #dropStale(): void {
    for (let [top] = this.#heap; top !== undefined && this.#current.get(top.item) !== top; [top] = this.#heap)
      this.#removeTop();
  }

  #removeTop(): Entry<T> | undefined {
    const [top] = this.#heap;
    const last = this.#heap.pop();
    if (last !== undefined && last !== top) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return top;
  }

  #rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  #sink(from: number): void {
    for (let at = from; ;) {
      const left = 2 * at + 1;
      const child = this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfBefore(child, at)) return;
      at = child;
    }
  }

  #swapIfBefore(at: number, other: number): boolean {
    const [a, b] = [this.#heap[at], this.#heap[other]];
    if (a === undefined || b === undefined || !this.#isBefore(at, other)) return false;
    this.#heap[at] = b;
    this.#heap[other] = a;
    return true;
  }

  #isBefore(at: number, other: number): boolean {
    const [a, b] = [this.#heap[at], this.#heap[other]];
    if (a === undefined || b === undefined) return false;
    return a.due < b.due || (a.due === b.due && a.order < b.order);
  }
}
