import { countUpTo, type Profile } from './profile.ts';

interface Setting {
  readonly at: number;
  readonly factor: number;
  /** The throttled total at that instant. */
  readonly total: number;
}

/** A profile that can be turned down or off from an instant on: a relay, a charging limit. Counters stand still while it is off. */
export class Throttle implements Profile {
  readonly #profile: Profile;
  readonly #settings: Setting[] = [];

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /** Lets `factor` (0 to 1) of the profile through from `at` on. What had been set for later instants is void. */
  set(at: number, factor: number): void {
    while ((this.#settings.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= at) this.#settings.pop();
    this.#settings.push({ at, factor, total: this.total(at) });
  }

  rate(at: number): number {
    return this.#profile.rate(at) * (this.#settingAt(at)?.factor ?? 1);
  }

  total(at: number): number {
    const setting = this.#settingAt(at);
    if (setting === undefined) return this.#profile.total(at);
    return setting.total + (this.#profile.total(at) - this.#profile.total(setting.at)) * setting.factor;
  }

  #settingAt(at: number): Setting | undefined {
    return this.#settings[countUpTo(this.#settings, at) - 1];
  }
}
