import {
  type DeviceReading,
  isPlausibleTime,
  type LatestValue,
  type TimeRange,
  type Timestamp,
} from '@smart-me/readings';

const HOUR = 3_600_000;
/** As they came, for the last hour and a little; before that one a minute is kept. */
const KEEPS_ALL = HOUR + 600_000;
const KEEPS_SOME = 50 * HOUR;
const THINNED_TO = 60_000;
/** Of a device that sends faster than every second no more are kept. */
const MAX_READINGS = 12_000;

/** The readings of one device that have come since the start, and its last values. Bounded, however fast they come. */
export class DeviceMemory {
  readonly latest: Map<number, LatestValue> = new Map();
  /** In the order of their time. */
  #readings: DeviceReading[] = [];
  #thinnedAt = -Infinity;

  /** The time of the oldest reading that is kept. */
  get firstAt(): Timestamp | undefined {
    return this.#readings[0]?.timestamp;
  }

  /** Takes a reading; false for one whose time cannot be right. */
  add(reading: DeviceReading, now: number): boolean {
    if (!isPlausibleTime(reading.timestamp)) return false;
    this.show(reading);
    const readings = this.#readings;
    let index = readings.length;
    while (index > 0 && (readings[index - 1]?.timestamp.compare(reading.timestamp) ?? -1) > 0) index -= 1;
    readings.splice(index, 0, reading);
    if (now - this.#thinnedAt > THINNED_TO || readings.length > MAX_READINGS) this.#thin(now);
    return true;
  }

  /** Takes the values for the last ones, where they are, and keeps no reading. */
  show({ timestamp, values }: DeviceReading): void {
    if (!isPlausibleTime(timestamp)) return;
    for (const measured of values) {
      const known = this.latest.get(measured.obis.key);
      if (known === undefined || known.timestamp.compare(timestamp) <= 0)
        this.latest.set(measured.obis.key, { ...measured, timestamp });
    }
  }

  range(range: TimeRange): readonly DeviceReading[] {
    return this.#readings.filter((reading) => isWithin(reading, range));
  }

  #thin(now: number): void {
    this.#thinnedAt = now;
    let kept = -Infinity;
    this.#readings = this.#readings
      .filter(({ timestamp: { epochMilliseconds: time } }) => {
        if (time < now - KEEPS_SOME) return false;
        if (time < now - KEEPS_ALL && time - kept < THINNED_TO) return false;
        kept = time;
        return true;
      })
      .slice(-MAX_READINGS);
  }
}

export const isWithin = ({ timestamp }: DeviceReading, { from, to }: TimeRange): boolean =>
  timestamp.compare(from) >= 0 && timestamp.compare(to) < 0;
