/** Places in what the watchdog and its thread share: turns of the event loop, milliseconds without one, and how often a loop was ended. */
export const [TURN, LIMIT, BROKEN] = [0, 1, 2] as const;
