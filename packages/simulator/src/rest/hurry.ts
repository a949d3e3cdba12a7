import { MeterRecorder } from '../device/meter-recorder.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { SECOND } from '../profile/profile.ts';
import type { Account } from '../state/account.ts';

/** Makes a device send every second for half a minute. */
export function hurry(account: Account, device: SimulatedDevice, now: number): void {
  const { recorder } = device;
  if (!(recorder instanceof MeterRecorder)) return;
  recorder.hurry(now, now + 30 * SECOND);
  account.events.emit('sending', device);
}
