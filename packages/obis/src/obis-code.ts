import { groupName, ObisParseError } from './obis-parse-error.ts';

/** Present on the codes of every copy of this package, so that `isObisCode` knows them all. */
const brand = Symbol.for('@smart-me/obis/ObisCode');
/** What Node's `console.log` asks for; other runtimes never look at it. */
const inspect = Symbol.for('nodejs.util.inspect.custom');

const TWO_POW_24 = 0x1000000;

/**
 * An OBIS code (IEC 62056-6-1): the six value groups that say what a metered value means.
 *
 * Immutable and frozen, so one instance may be shared by all values that carry the same code. Get one from
 * `parseObis`, `obisFromBytes` or `obisCode`; those share instances, `new` never does.
 *
 * @example
 * const code = parseObis('1.8.0');
 * code.toString(); // '1-0:1.8.0*255'
 * code.toHex(); // '0100010800FF'
 */
export class ObisCode {
  /** Medium: 1 electricity, 7 gas ... */
  readonly a: number;
  /** Channel. */
  readonly b: number;
  /** Physical quantity. */
  readonly c: number;
  /** Processing: instantaneous, time integral, maximum ... */
  readonly d: number;
  /** Tariff, harmonic or other classification. */
  readonly e: number;
  /** Billing period of a historical value; 255 for the current one. */
  readonly f: number;

  /** @throws ObisParseError when a group is not an integer from 0 to 255. */
  constructor(a: number, b: number, c: number, d: number, e: number, f: number) {
    // One test for the good case: OR and AND both see a lost fraction, a sign and every bit above the byte.
    if (
      (a & 255) !== a ||
      (b & 255) !== b ||
      (c & 255) !== c ||
      (d & 255) !== d ||
      (e & 255) !== e ||
      (f & 255) !== f
    ) {
      throw groupOutOfRange([a, b, c, d, e, f]);
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
    this.e = e;
    this.f = f;
    Object.freeze(this);
  }

  /** The six bytes as one integer, A first: 48 bits, exact in a number, good as the key of a Map. */
  get key(): number {
    return ((this.a << 16) | (this.b << 8) | this.c) * TWO_POW_24 + ((this.d << 16) | (this.e << 8) | this.f);
  }

  /** The full notation of IEC 62056-6-1: `1-0:1.8.0*255`. */
  toString(): string {
    return `${this.a}-${this.b}:${this.c}.${this.d}.${this.e}*${this.f}`;
  }

  /** Twelve upper-case hex digits: `0100010800FF`. */
  toHex(): string {
    // One bit above the six bytes keeps the zeros in front.
    return (this.key + TWO_POW_24 ** 2).toString(16).slice(1).toUpperCase();
  }

  /** Six new bytes, A first. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.of(this.a, this.b, this.c, this.d, this.e, this.f);
  }

  /** In JSON a code is its full notation, which `parseObis` reads back. */
  toJSON(): string {
    return this.toString();
  }

  /** Whether both are the same code, also when `other` comes from another copy of this package. */
  equals(other: ObisCode): boolean {
    return this === other || this.key === other.key;
  }

  // Declared here and not as members: they are nobody's business in the type.
  static {
    Object.defineProperties(ObisCode.prototype, {
      [brand]: { value: true },
      [inspect]: {
        value(this: ObisCode): string {
          return `ObisCode(${this.toString()})`;
        },
      },
    });
  }
}

/** Whether a value is an `ObisCode`, of this copy of the package or of another one. */
export function isObisCode(value: unknown): value is ObisCode {
  return typeof value === 'object' && value !== null && brand in value;
}

function groupOutOfRange(groups: readonly number[]): ObisParseError {
  const index = groups.findIndex((group) => (group & 255) !== group);
  const reason = `${groupName(index)} is ${groups[index]}, not a byte`;
  return new ObisParseError(groups.join(', '), index, reason);
}
