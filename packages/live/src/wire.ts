// What the page and its server say to each other. Times are milliseconds since 1970; every number has its unit beside it.

/** What a value is to the page. */
export type Role = 'power' | 'counter' | 'phase' | 'other';

/** A code, as the page shows it. */
export interface WireQuantity {
  readonly code: string;
  /** Its name in the language asked for. */
  readonly name: string;
  /** The one unit of all its numbers; empty for a pure number. */
  readonly unit: string;
  readonly role: Role;
  /** Which way energy flows, where the code says so. */
  readonly direction: string | undefined;
  /** Of a phase: `L1`, `L2` or `L3`. */
  readonly phase: string | undefined;
}

/** The last value of one code. */
export interface WireValue {
  readonly code: string;
  readonly value: number;
  readonly unit: string;
  readonly at: number;
}

/** A device with the last value of each of its codes. */
export interface WireDevice {
  readonly id: string;
  readonly name: string;
  /** The code whose power (or flow) stands for it. */
  readonly power: string | undefined;
  /** What it counts: import before export. */
  readonly counters: readonly string[];
  readonly values: readonly WireValue[];
}

/** `GET /api/state` */
export interface WireState {
  /** The clock of the server. */
  readonly now: number;
  readonly timeZone: string;
  /** The last event before this state: the stream goes on after it. */
  readonly lastEventId: string;
  readonly devices: readonly WireDevice[];
  readonly quantities: readonly WireQuantity[];
}

/** An event `reading` of `GET /api/events`; an event `reset` says that some were missed, and the state is to be read again. */
export interface WireReading {
  readonly id: string;
  readonly at: number;
  readonly values: readonly (readonly [code: string, value: number, unit: string])[];
}

/** A curve: as many times as values. */
export interface WireSeries {
  readonly code: string;
  readonly unit: string;
  readonly at: readonly number[];
  readonly values: readonly number[];
}

/** `GET /api/hour?device=…` */
export interface WireHour {
  readonly from: number;
  readonly to: number;
  readonly series: readonly WireSeries[];
}

/** A slot of the load profile; `mean` is undefined where nothing was measured. */
export interface WireSlot {
  readonly from: number;
  readonly to: number;
  readonly mean: number | undefined;
}

/** Of one counter: the day's load profile, and what was used today and yesterday. */
export interface WireDayCounter {
  readonly code: string;
  /** Unit of the means of the slots. */
  readonly meanUnit: string;
  readonly slots: readonly WireSlot[];
  readonly peak: WireSlot | undefined;
  /** Unit of the three amounts. */
  readonly unit: string;
  /** Since midnight; undefined where the counter is not known at one of the ends. */
  readonly today: number | undefined;
  /** Yesterday until the same time of day. */
  readonly yesterdayUntilNow: number | undefined;
  readonly yesterday: number | undefined;
}

/** `GET /api/day?device=…` */
export interface WireDay {
  readonly from: number;
  /** The next midnight. */
  readonly to: number;
  readonly now: number;
  readonly counters: readonly WireDayCounter[];
}
