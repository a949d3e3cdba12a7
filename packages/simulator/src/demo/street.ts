import { electricityMeter } from '../metering/electricity-meter.ts';
import { familyOf } from '../metering/families.ts';
import { flat } from '../metering/loads.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { deriveSeed } from '../random/seeded.ts';
import type { Account } from '../state/account.ts';
import { COMMISSIONED, demoDevice, meterNumber } from './demo-device.ts';

/** The most devices of a street. */
const MAX_DEVICES = 100_000;
/** Its serial numbers begin here. */
const FIRST_SERIAL = 30_000_000;
/** Every tenth flat has a Telstar, the others the utility's meter with a module in it. */
const TELSTAR_EACH = 10;

/**
 * Fills an account up to `count` devices with the flats of a street, in a folder of their own.
 *
 * @throws {RangeError} when `count` is no whole number up to {@link MAX_DEVICES}.
 */
export function extendToStreet(account: Account, seed: number, count: number): void {
  if (!Number.isInteger(count) || count < 0 || count > MAX_DEVICES)
    throw new RangeError(`devices: a whole number up to ${MAX_DEVICES}, not ${count}.`);
  const missing = Math.max(0, count - account.devices.size);
  if (missing === 0) return;
  const street = account.folders.add(STREET_FOLDER, { name: 'Street', folderType: 'location' });
  const flats = Array.from({ length: missing }, (_, index) =>
    streetFlat(deriveSeed(seed, `street ${index}`), index),
  );
  for (const { id } of flats) account.folders.place(id, street.id);
  account.addDevice(...flats);
}

const STREET_FOLDER = '5743e7a0-0000-4000-8000-000000000001';

function streetFlat(seed: number, index: number): SimulatedDevice {
  const isTelstar = index % TELSTAR_EACH === TELSTAR_EACH - 1;
  const familyType = isTelstar ? 'meter3Phase80AWifiV2' : 'kamstrupModule';
  return demoDevice({
    seed,
    serial: FIRST_SERIAL + index,
    name: `Flat ${index + 1}`,
    medium: 'electricity',
    energyType: 'electricity',
    subType: 'electricity',
    familyType,
    ...(!isTelstar && { meterNumber: meterNumber(seed) }),
    meter: electricityMeter({
      ...familyOf(familyType).meter,
      seed,
      phases: 3,
      commissioned: COMMISSIONED,
      imported: flat(seed),
    }),
    uploadInterval: '60s',
  });
}
