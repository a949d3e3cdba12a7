import type { SimulatedDevice, Simulator } from '@smart-me/simulator';

/** A device of the simulated cloud. */
export function deviceNamed({ state }: Simulator, wanted: string): SimulatedDevice {
  for (const { devices } of state.accounts)
    for (const device of devices.values()) if (device.name === wanted) return device;
  throw new Error(`The simulator has no device ${wanted}.`);
}
