// A smart-me cloud on this machine
export { startSimulator, type Simulator, type SimulatorOptions } from './start-simulator.ts';
export { simulatorCredentials, type SimulatorCredentials } from './state/simulator-credentials.ts';

// Its time
export {
  SimulatedClock,
  type ClockInstant,
  type ClockOptions,
  type ClockTask,
} from './clock/simulated-clock.ts';

// What goes wrong on demand
export { Faults, type ActiveFault } from './faults/faults.ts';
export type { DeliveryFault, Fault, Frequency, RequestFault, RequestMatch } from './faults/fault.ts';

// What it knows
export type {
  OAuthApplication,
  OAuthApplicationKind,
  Principal,
  SimulatorState,
} from './state/simulator-state.ts';
export type { Account, AccountEvents, AccountLicense, Registration, StationGroup } from './state/account.ts';
export type { DeviceLicense, Equipment, SimulatedDevice } from './device/simulated-device.ts';
export type { SignedPacket } from './device/signed-packet.ts';
export type { Medium } from './metering/registers.ts';
