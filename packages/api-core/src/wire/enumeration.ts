import type * as z from 'zod/mini';
import { wireType, type WireType } from './wire-type.ts';

/** The members of an enumeration: our readable name → the integer of the wire. */
export type Members = Readonly<Record<string, number>>;

/** A member's name, or the integer of a member that these tables do not know yet. */
export type MemberOf<Table extends Members> = Extract<keyof Table, string> | (number & {});

/** The schema of an enumeration, with its members to list: for a menu, or a description of the API. */
export interface Enumeration<Table extends Members = Members> extends WireType<MemberOf<Table>> {
  readonly members: Table;
}

/** The TypeScript type of an enumeration: `EnumerationValue<typeof energyType>` is `'electricity' | 'water' | … | number`. */
export type EnumerationValue<Schema extends z.core.$ZodType> = z.output<Schema>;

/**
 * An enumeration: an integer on the wire, a readable name here. An integer without a name passes as a number both ways,
 * since members appear over time. Published member names are read too, in any case and with `prefix` before them.
 *
 * @example
 * const energyType = enumeration({ electricity: 1, water: 2 }, { prefix: 'MeterType' });
 * // 1, "electricity" and "MeterTypeElectricity" read as 'electricity'; 99 stays 99
 * Object.keys(energyType.members); // ['electricity', 'water']
 */
/* @__NO_SIDE_EFFECTS__ */
export function enumeration<const Table extends Members>(
  members: Table,
  { prefix = '' }: { readonly prefix?: string } = {},
): Enumeration<Table> {
  type Name = Extract<keyof Table, string>;
  const names = Object.keys(members) as Name[];
  const byNumber = new Map<number, Name>(names.map((name) => [members[name] as number, name]));
  const byText = new Map<string, Name>(
    names.flatMap((name): [string, Name][] => [
      [name.toLowerCase(), name],
      [(prefix + name).toLowerCase(), name],
    ]),
  );
  const numbers = new Map<unknown, number>(names.map((name) => [name, members[name] as number]));
  const schema = wireType<MemberOf<Table>>({
    expected: `an integer, or one of ${names.join(', ')}`,
    decode: (wire) =>
      isInteger(wire)
        ? (byNumber.get(wire) ?? wire)
        : typeof wire === 'string'
          ? byText.get(wire.toLowerCase())
          : undefined,
    encode: (value: unknown) => (isInteger(value) ? value : numbers.get(value)),
  });
  return Object.assign(schema, { members });
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
