/** How JSON is written. */
export interface WireStyle {
  /** `pascal`: `ActivePower`, as the platform answers; `camel`: `activePower`, as it is documented. */
  readonly casing: 'pascal' | 'camel';
  /** Whether known fields that are absent are written as `null`. */
  readonly nulls: boolean;
}

/** How a client writes. */
export const PLAIN: WireStyle = { casing: 'camel', nulls: false };
