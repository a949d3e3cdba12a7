/** Voltage of a phase in V; a Swiss connection has three. */
const VOLTAGE = 230;
const PHASES = 3;
/** No car charges with less (IEC 61851-1), and stations take whole amperes. */
const LEAST = 6;

/**
 * Returns the current in A per phase that a station may draw, so that the house takes nothing from the grid for it: 0, or at least 6.
 *
 * @param gridPower power in W at the connection of the house; negative when it feeds in.
 * @param stationPower power in W that the station draws at the moment, and that is part of `gridPower`.
 * @param fuse the current in A that the station may never exceed.
 */
export function surplusCurrent(gridPower: number, stationPower: number, fuse: number): number {
  const available = Math.floor((stationPower - gridPower) / (PHASES * VOLTAGE));
  return available < LEAST ? 0 : Math.min(available, fuse);
}
