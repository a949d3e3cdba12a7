import { decodeReadings } from '@smart-me/proto-codec';
import type { DeviceReading, ProfileOf, ReadingOrigin, UnitProfile } from '@smart-me/readings';
import { profileOfText } from '../log/delivery-profile.ts';
import type { Delivery } from '../log/delivery.ts';
import { messageOf } from '../log/delivery-log-error.ts';

/** A reading, and the delivery it came in. */
export interface LoggedReading {
  readonly reading: DeviceReading;
  readonly delivery: string;
}

/** Readings of one source that stand together in a batch: a sink is told the source of what it is given. */
export interface LoggedGroup {
  readonly source: ReadingOrigin;
  readonly readings: LoggedReading[];
}

/** A delivery that does not decode, which was never acknowledged as it is. */
export interface Undecodable {
  readonly delivery: string;
  readonly reason: string;
}

const MAX_PROFILES = 100;
const profilesByText = new Map<string, UnitProfile | ProfileOf>();

/** The readings of deliveries in their order, in groups of one source. */
export function loggedReadings(
  deliveries: readonly Delivery[],
  onUndecodable: (undecodable: Undecodable) => void,
): LoggedGroup[] {
  const groups: LoggedGroup[] = [];
  for (const { id, body, profile, source = 'realtime' } of deliveries) {
    try {
      const readings = decodeReadings(body, { profile: profileOf(profile) });
      let group = groups.at(-1);
      if (group?.source !== source) groups.push((group = { source, readings: [] }));
      for (const reading of readings) group.readings.push({ reading, delivery: id });
    } catch (error) {
      onUndecodable({ delivery: id, reason: messageOf(error) });
    }
  }
  return groups;
}

/** The same object for the same text: what is kept for a profile is kept once. */
function profileOf(text: string | undefined): UnitProfile | ProfileOf {
  const known = text === undefined ? undefined : profilesByText.get(text);
  if (known !== undefined) return known;
  const profile = profileOfText(text);
  if (text !== undefined) {
    if (profilesByText.size >= MAX_PROFILES) profilesByText.clear();
    profilesByText.set(text, profile);
  }
  return profile;
}
