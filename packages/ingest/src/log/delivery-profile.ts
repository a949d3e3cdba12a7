import { profiles, type ProfileOf, type UnitProfile } from '@smart-me/readings';

/** A profile of each device, and `*` for every other. */
type ProfileTable = Readonly<Record<string, UnitProfile>>;

const EVERY_OTHER = '*';

/**
 * A profile as a text that is kept with a delivery; `undefined` for the documented one.
 *
 * @param deviceIds the devices to keep the profile of, when each has one of its own
 */
export function profileText(
  profile: UnitProfile | ProfileOf | undefined,
  deviceIds: readonly string[] = [],
): string | undefined {
  if (profile === undefined || profile === profiles.realtime) return undefined;
  if (typeof profile !== 'function') return JSON.stringify({ [EVERY_OTHER]: profile });
  const differing = [...new Set(deviceIds)].flatMap((deviceId) => {
    const own = profile(deviceId);
    return own === profiles.realtime ? [] : [[deviceId, own] as const];
  });
  return differing.length === 0 ? undefined : JSON.stringify(Object.fromEntries(differing));
}

/**
 * The profile that a delivery was read with when it came.
 *
 * @throws SyntaxError when the text is none of `profileText`
 */
export function profileOfText(text: string | undefined): UnitProfile | ProfileOf {
  if (text === undefined) return profiles.realtime;
  const table = JSON.parse(text) as ProfileTable;
  const everyOther = table[EVERY_OTHER] ?? profiles.realtime;
  return Object.keys(table).every((key) => key === EVERY_OTHER)
    ? everyOther
    : (deviceId) => (Object.hasOwn(table, deviceId) ? (table[deviceId] ?? everyOther) : everyOther);
}
