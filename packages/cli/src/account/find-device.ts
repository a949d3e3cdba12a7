import type { AccountApi, Device } from '@smart-me/account-api';
import { UsageError } from '../failure/command-error.ts';

/** What people call a device; the id of one without a name. */
export function nameOf({ name, id }: Pick<Device, 'name' | 'id'>): string {
  return name?.trim() || id;
}

/**
 * The device that a person means by a name (in any case), a serial number as it stands on the label (`07907952-123`), or
 * an id.
 *
 * @throws UsageError when there is none, with what it could have been, or more than one
 */
export async function findDevice(account: AccountApi, text: string, signal: AbortSignal): Promise<Device> {
  return deviceNamed(await account.devices.list({}, { signal }), text);
}

/** The one of these devices that the text means. */
export function deviceNamed<Known extends Pick<Device, 'name' | 'id' | 'serial'>>(
  devices: readonly Known[],
  text: string,
): Known {
  const wanted = folded(text);
  const id = wanted.replace(/^\{(.*)\}$/, '$1');
  const serial = serialOf(text);
  const byId = devices.filter((device) => device.id.toLowerCase() === id);
  if (byId[0] !== undefined) return byId[0];
  // A name can look like the serial number of another device: then nobody can know.
  const found = devices.filter(
    (device) =>
      folded(device.name ?? '') === wanted ||
      (serial !== undefined && device.serial !== undefined && String(device.serial) === serial),
  );
  const [one, ...others] = found;
  if (one !== undefined && others.length === 0) return one;
  if (one !== undefined) {
    throw new UsageError(
      `${found.length} devices are ${shown(text)}`,
      `Give the id of one: ${found.map((device) => device.id).join(', ')}.`,
    );
  }
  throw new UsageError(`there is no device ${shown(text)}`, suggestion(devices, wanted, serial));
}

/** Suffix and leading zeros of a label are no part of the number; in front of it may stand maker and type (`1 SME 01 …`). */
function serialOf(text: string): string | undefined {
  const match = /^\s*(?:\d+\s*[A-Z]{3}\s*\d\d\s*)?0*(\d+)(?:-\d{1,3})?\s*$/i.exec(text);
  return match?.[1];
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function suggestion(
  devices: readonly Pick<Device, 'name' | 'id' | 'serial'>[],
  wanted: string,
  serial: string | undefined,
): string {
  const near = devices
    .map((device) => {
      const name = nameOf(device);
      const distances = [
        editDistance(wanted, folded(name)),
        folded(name).includes(wanted) && wanted.length > 2 ? 1 : Infinity,
        serial === undefined || device.serial === undefined
          ? Infinity
          : editDistance(serial, String(device.serial)),
      ];
      const distance = Math.min(...distances);
      return { label: distance === distances[2] ? `${String(device.serial)} (${name})` : name, distance };
    })
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ label }) => label);
  if (near.length > 0) return `Did you mean ${near.join(' or ')}?`;
  const names = devices.slice(0, MOST_NAMES).map(nameOf);
  const more = devices.length > MOST_NAMES ? ` and ${devices.length - MOST_NAMES} more` : '';
  return names.length === 0 ? 'The account has no device.' : `There are: ${names.join(', ')}${more}.`;
}

const MOST_NAMES = 12;

/** Insertions, removals, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 6 || a.length > 60) return Infinity;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? Infinity;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
