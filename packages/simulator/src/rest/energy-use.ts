import type { SimulatedDevice } from '../device/simulated-device.ts';
import { rounded, USUAL_RESOLUTION } from '../metering/sample.ts';
import type { Account } from '../state/account.ts';
import { devicesWithin } from './folder-values.ts';
import type { TimeRange } from './time.ts';

/** Where the electricity used in a folder came from, in kWh. */
export interface EnergyUse {
  readonly grid: number;
  /** What its own plants produced and did not feed in. */
  readonly own: number;
}

/**
 * The electricity used in a folder during a time. Meters that have only ever exported are its plants, those that did
 * both its connections to the grid; what lies behind a connection is in that already.
 */
export function energyUse(account: Account, folderId: string, range: TimeRange, now: number): EnergyUse {
  const devices = devicesWithin(account, folderId);
  const plants = devices.filter(
    (device) => imported(device, range.to, now) === 0 && exported(device, range.to, now) > 0,
  );
  const connections = devices.filter(
    (device) => imported(device, range.to, now) > 0 && exported(device, range.to, now) > 0,
  );
  const run = (of: readonly SimulatedDevice[], counter: typeof imported): number =>
    of.reduce((sum, device) => sum + counter(device, range.to, now) - counter(device, range.from, now), 0);
  return {
    grid: rounded(run(connections, imported), USUAL_RESOLUTION.counter),
    own: rounded(Math.max(0, run(plants, exported) - run(connections, exported)), USUAL_RESOLUTION.counter),
  };
}

function imported({ recorder }: SimulatedDevice, at: number, now: number): number {
  return recorder.storedBefore(at, now)?.sample.counterReadingImport ?? 0;
}

function exported({ recorder }: SimulatedDevice, at: number, now: number): number {
  return recorder.storedBefore(at, now)?.sample.counterReadingExport ?? 0;
}
