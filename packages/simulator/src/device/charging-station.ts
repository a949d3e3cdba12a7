import type { ChargingStationState } from '@smart-me/api-core/resources';
import type { Burst, BurstProfile } from '../metering/bursts.ts';
import { DAY, HOUR, MINUTE } from '../metering/profile.ts';
import { Throttle } from '../metering/throttle.ts';

/** What a station can give and must give at least, in amperes per phase. IEC 61851-1 begins at 6 A. */
export const STATION_CURRENT = { min: 6, max: 16 };

/** A car is plugged in this long before it charges and after. */
const BEFORE_CHARGING = 10 * MINUTE;
const AFTER_CHARGING = 7 * HOUR;

/** A charging that has ended or is under way. Instants are milliseconds since 1970. */
export interface ChargingSession {
  readonly start: number;
  readonly end: number;
  /** kWh */
  readonly energy: number;
}

/** What a charging station does: one car, one session a night, as strong as the load management lets it. */
export class ChargingStation {
  /** What the station draws, in kW and kWh. */
  readonly load: Throttle;
  readonly #sessions: BurstProfile;
  readonly #commissioned: number;
  #dynamicCurrent = STATION_CURRENT.max * 1000;
  cableLocked = false;

  constructor({ sessions, commissioned }: { sessions: BurstProfile; commissioned: number }) {
    this.#sessions = sessions;
    this.#commissioned = commissioned;
    this.load = new Throttle(sessions);
  }

  /** What the load management lets each phase draw, in mA. */
  get dynamicCurrent(): number {
    return this.#dynamicCurrent;
  }

  /** Limits the station from `at` on. Below the least charging current it pauses. */
  limit(milliampere: number, at: number): void {
    this.#dynamicCurrent = milliampere;
    const allowed = milliampere < STATION_CURRENT.min * 1000 ? 0 : milliampere / (STATION_CURRENT.max * 1000);
    this.load.set(at, Math.min(1, allowed));
  }

  state(at: number): ChargingStationState {
    const { start, end } = this.#sessions.burstAround(at);
    if (at >= start && at < end) return this.load.rate(at) > 0 ? 'charging' : 'startedWaitForCar';
    return at >= start - BEFORE_CHARGING && at < end + AFTER_CHARGING
      ? 'readyCarConnected'
      : 'readyNoCarConnected';
  }

  /** The session of the day as far as it has gone at `at`; nothing of it before it starts. */
  session(at: number): ChargingSession | undefined {
    const burst = this.#sessions.burstAround(at);
    return at < burst.start ? undefined : this.#sessionOf(burst, Math.min(at, burst.end));
  }

  /** The sessions that ended before `at`, newest first. */
  history(at: number, count: number): ChargingSession[] {
    return Array.from({ length: count }, (_, days) => this.#sessions.burstAround(at - days * DAY))
      .filter(({ start, end }) => end <= at && start >= this.#commissioned)
      .map((burst) => this.#sessionOf(burst, burst.end));
  }

  #sessionOf({ start }: Burst, end: number): ChargingSession {
    return { start, end, energy: this.load.total(end) - this.load.total(start) };
  }
}
