import { deriveSeed, uniform } from '../random/seeded.ts';
import { isDeliveryFault, type DeliveryFault, type Fault, type RequestFault } from './fault.ts';

interface Rule<F extends Fault> {
  readonly id: number;
  readonly fault: F;
  left: number;
}

/** A fault that is set, and how often it is still to happen; undefined: without end. */
export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
  readonly left: number | undefined;
}

/** What is to happen to one request. */
export interface RequestFate {
  /** Milliseconds to wait before anything else. */
  readonly latency: number;
  /** What happens instead of a response. */
  readonly failure: Exclude<RequestFault, { kind: 'latency' }> | undefined;
}

/**
 * Faults on demand; they can be set while the simulator runs.
 *
 * @example
 * simulator.faults.next({ kind: 'status', status: 429, retryAfter: 1 }); // the next request
 * const stop = simulator.faults.add({ kind: 'latency', milliseconds: 200, path: '/Devices' });
 * stop();
 */
export class Faults {
  readonly #seed: number;
  #requests: Rule<RequestFault>[] = [];
  #deliveries: Rule<DeliveryFault>[] = [];
  #drawn = 0;
  #lastId = 0;

  constructor(seed: number, faults: Iterable<Fault> = []) {
    this.#seed = deriveSeed(seed, 'faults');
    for (const fault of faults) this.add(fault);
  }

  /** Each of the faults once, to the next requests or deliveries that match, in this order. */
  next(...faults: readonly Fault[]): void {
    for (const fault of faults) this.add({ times: 1, ...fault });
  }

  /** A fault for everything that matches, until `times` are used up or the returned function is called. */
  add(fault: Fault): () => void {
    const { id } = this.enter(fault);
    return () => void this.remove(id);
  }

  /** The same with an id by which it can be {@link remove}d. */
  enter(fault: Fault): ActiveFault {
    const rule = { id: ++this.#lastId, left: fault.times ?? Number.POSITIVE_INFINITY };
    if (isDeliveryFault(fault)) this.#deliveries.push({ ...rule, fault });
    else this.#requests.push({ ...rule, fault });
    return { id: rule.id, fault, left: fault.times };
  }

  /** Ends a fault; false when it has ended already. */
  remove(id: number): boolean {
    const count = this.list().length;
    this.#requests = this.#requests.filter((rule) => rule.id !== id);
    this.#deliveries = this.#deliveries.filter((rule) => rule.id !== id);
    return this.list().length < count;
  }

  /** All that are set, in the order in which they were. */
  list(): readonly ActiveFault[] {
    return [...this.#requests, ...this.#deliveries]
      .toSorted((a, b) => a.id - b.id)
      .map(({ id, fault, left }) => ({ id, fault, left: Number.isFinite(left) ? left : undefined }));
  }

  /** Nothing goes wrong any more. */
  clear(): void {
    this.#requests = [];
    this.#deliveries = [];
  }

  /** What happens to this request: every matching latency, and the first matching failure. Used-up rules go. */
  fateOf(method: string, path: string): RequestFate {
    let latency = 0;
    let failure: RequestFate['failure'];
    for (const rule of this.#requests) {
      const { fault } = rule;
      if (
        (fault.kind !== 'latency' && failure !== undefined) ||
        !matches(fault, method, path) ||
        !this.#strikes(rule)
      )
        continue;
      if (fault.kind === 'latency') latency += fault.milliseconds;
      else failure = fault;
    }
    this.#requests = this.#requests.filter(({ left }) => left > 0);
    return { latency, failure };
  }

  /** What happens to the next delivery. */
  nextDelivery(): DeliveryFault | undefined {
    const hit = this.#deliveries.find((rule) => this.#strikes(rule));
    this.#deliveries = this.#deliveries.filter(({ left }) => left > 0);
    return hit?.fault;
  }

  #strikes(rule: Rule<Fault>): boolean {
    if (rule.fault.chance !== undefined && uniform(this.#seed, this.#drawn++) >= rule.fault.chance)
      return false;
    rule.left -= 1;
    return true;
  }
}

function matches({ method, path }: RequestFault, requestMethod: string, requestPath: string): boolean {
  if (method !== undefined && method.toUpperCase() !== requestMethod.toUpperCase()) return false;
  if (path === undefined) return true;
  if (path instanceof RegExp) return new RegExp(path.source, path.flags.replace('g', '')).test(requestPath);
  const wanted = path.toLowerCase().replace(/\/+$/, '');
  return requestPath.toLowerCase() === wanted || requestPath.toLowerCase().startsWith(`${wanted}/`);
}
