import type { WireType } from './wire-type.ts';

/** The name of a member that these tables do not know yet, as the platform wrote it: `MeterTypeSteam`. */
export type UnknownName = string & { readonly [unknownName]: true };
declare const unknownName: unique symbol;

/** A member of an enumeration by its name; or, of one that is newer than these tables, its integer or its published name. */
export type EnumerationValue<Name extends string> = Name | (number & {}) | UnknownName;

/** The names among the values of an enumeration: those that are known. */
export type NameOf<Value> = Value extends UnknownName ? never : Value extends string ? Value : never;

/** The enumeration that reads such values: `EnumerationOf<MeterEnergyType>`. */
export type EnumerationOf<Value extends string | number> = Enumeration<NameOf<Value>>;

/** An enumeration, with its members to list: for a menu, or a description of the API. Made by {@link enumeration}. */
export interface Enumeration<Name extends string> extends WireType<EnumerationValue<Name>> {
  readonly kind: 'enumeration';
  /** Our readable name → the integer of the wire. */
  readonly members: Readonly<Record<Name, number>>;
}

/** How the members of an enumeration are published. */
export interface PublishedNames<Name extends string> {
  /** What stands before each name: `MeterType` in `MeterTypeHeat`. */
  readonly prefix?: string;
  /** Published name → member, where prefix and member do not give it: `{ QuaterYearly: 'quarterly' }`. */
  readonly aliases?: Readonly<Record<string, Name>>;
}

/**
 * An enumeration: an integer on the wire, a readable name here. Published names are read and written too, in any case and
 * with or without `prefix`. An integer or a published name that is unknown passes both ways, since members appear over time.
 *
 * @example
 * const energyType = enumeration({ electricity: 1, water: 2 }, { prefix: 'MeterType' });
 * // 1, "electricity" and "MeterTypeElectricity" read as 'electricity'; 99 stays 99, "MeterTypeSteam" stays what it is
 * Object.keys(energyType.members); // ['electricity', 'water']
 */
/* @__NO_SIDE_EFFECTS__ */
export function enumeration<const Name extends string>(
  members: Readonly<Record<Name, number>>,
  { prefix = '', aliases = {} }: PublishedNames<NoInfer<Name>> = {},
): Enumeration<Name> {
  const names = Object.keys(members) as Name[];
  const texts = [
    ...names.flatMap((name): [string, Name][] => [
      [name, name],
      [prefix + name, name],
      [String(members[name]), name],
    ]),
    ...Object.entries<Name>(aliases),
  ];
  const byText = new Map(texts.map(([text, name]) => [text.toLowerCase(), name]));
  const expected = `an integer, or one of ${names.join(', ')}`;
  return {
    kind: 'enumeration',
    members,
    decode: (wire, conversion) => {
      const text = shortText(wire);
      const name = byText.get(text.toLowerCase());
      if (name === undefined && !NAME.test(text)) conversion.problem(expected, wire);
      const number = Number(text);
      // As decode says: of no use where there is a problem.
      return (name ?? (isInteger(number) ? number : text)) as EnumerationValue<Name>;
    },
    encode: (value: unknown, conversion) => {
      if (isInteger(value)) return value;
      const text = shortText(value);
      const name = byText.get(text.toLowerCase());
      if (name !== undefined) return members[name];
      if (PUBLISHED_NAME.test(text)) return text;
      conversion.problem(expected, value);
      return undefined;
    },
  };
}

/** Whether a type is made by {@link enumeration}. */
export function isEnumeration(type: WireType<unknown>): type is Enumeration<string> {
  return type.kind === 'enumeration';
}

const LONGEST_NAME = 100;
/** Or an integer, which .NET reads in quotes too. */
const NAME = /^([a-z]\w*|-?\d{1,16})$/i;
/** Published names begin with a capital; ours do not, so that a misspelt one is noticed. */
const PUBLISHED_NAME = /^[A-Z]\w*$/;

/** A value that can be a name or an integer, as text; the empty text for any other, which is none. */
function shortText(value: unknown): string {
  return isInteger(value) || (typeof value === 'string' && value.length <= LONGEST_NAME) ? String(value) : '';
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
