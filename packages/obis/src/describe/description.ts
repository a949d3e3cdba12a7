import type { ObisCode } from '../obis-code.ts';
import type { Language } from './text.ts';

/** What flows through the meter (group A). `smart-me` is the platform's own range, 99; `other` is 15, and the range of SML, 129. */
export type Medium =
  | 'abstract'
  | 'electricity'
  | 'heat-cost-allocator'
  | 'cooling'
  | 'heat'
  | 'gas'
  | 'cold-water'
  | 'hot-water'
  | 'other'
  | 'oil'
  | 'compressed-air'
  | 'nitrogen'
  | 'smart-me';

/** What is measured. The integral of a power over time is an energy, so group D decides with group C. */
export type Quantity =
  | 'active-power'
  | 'active-energy'
  | 'reactive-power'
  | 'reactive-energy'
  | 'apparent-power'
  | 'apparent-energy'
  | 'current'
  | 'charge'
  | 'voltage'
  | 'voltage-hours'
  | 'ampere-squared'
  | 'ampere-squared-hours'
  | 'volt-squared'
  | 'volt-squared-hours'
  | 'power-factor'
  | 'frequency'
  | 'phase-angle'
  | 'pulses'
  | 'loss'
  | 'thermal-energy'
  | 'thermal-power'
  | 'volume'
  | 'mass'
  | 'flow-rate'
  | 'temperature'
  | 'temperature-difference'
  | 'heat-cost-units'
  | 'pressure'
  | 'velocity'
  | 'density'
  | 'relative-density'
  | 'correction-factor'
  | 'conversion-factor'
  | 'compressibility-factor'
  | 'gas-law-coefficient'
  | 'calorific-value'
  | 'gas-component'
  | 'switch-state';

/**
 * Which way energy flows, seen from the customer; `net` is import minus export, `absolute` their sum. Reactive power is not
 * supplied: `positive` (Q+) and `negative` (Q−) are its signs, as the quadrants are.
 */
export type Direction =
  | 'import'
  | 'export'
  | 'positive'
  | 'negative'
  | 'net'
  | 'absolute'
  | 'quadrant-1'
  | 'quadrant-2'
  | 'quadrant-3'
  | 'quadrant-4'
  | 'inductive'
  | 'capacitive';

/** Conductor: `total` over all phases, `any` single one, a phase, or the neutral. */
export type Phase = 'total' | 'any' | 'L1' | 'L2' | 'L3' | 'N';

/** How a value is made of the measured quantity (group D). */
export type Processing =
  | 'instantaneous'
  | 'average'
  | 'current-average'
  | 'last-average'
  | 'minimum'
  | 'maximum'
  | 'cumulative-minimum'
  | 'cumulative-maximum'
  | 'time-integral'
  | 'under-limit-threshold'
  | 'under-limit-count'
  | 'under-limit-duration'
  | 'under-limit-magnitude'
  | 'under-limit-time-threshold'
  | 'over-limit-threshold'
  | 'over-limit-count'
  | 'over-limit-duration'
  | 'over-limit-magnitude'
  | 'over-limit-time-threshold'
  | 'missing-threshold'
  | 'missing-count'
  | 'missing-duration'
  | 'missing-magnitude'
  | 'missing-time-threshold'
  | 'contracted'
  | 'test-average'
  | 'test-value'
  | 'periodic'
  | 'set-date'
  | 'billing-date'
  | 'load-profile'
  | 'difference'
  | 'maximum-difference'
  | 'historical'
  | 'backup'
  | 'preset'
  | 'calculation-method';

/** What group F says about the age of a value. */
export type BillingPeriod =
  /** F = 0 to 99: the value stored when the billing period counter (modulo 100) stood at `number`. */
  | { readonly kind: 'counter'; readonly number: number }
  /** F = 101 to 125: `back` periods ago, 1 for the last one. */
  | { readonly kind: 'relative'; readonly back: number }
  /** F = 126: an unspecified number of past periods. */
  | { readonly kind: 'past' };

/** A harmonic of current, voltage or power: its order, or one of the sums and distortions that E = 124 to 127 name. */
export type Harmonic = number | 'total-distortion' | 'demand-distortion' | 'all' | 'all-relative';

/** The two phasors between which an angle is measured, such as `U(L1)` and `I(L1)`. */
export interface PhaseAngle {
  readonly of: string;
  readonly against: string;
}

/** State of the gas that a volume refers to; `base` is what German gas meters call the norm state. */
export type GasCondition =
  'metering' | 'corrected' | 'base' | 'standard' | 'redundant' | 'backup' | 'actual' | 'preset';

/** What an OBIS code means. A field that does not apply, or that no rule gives, is undefined. */
export interface ObisDescription {
  readonly code: ObisCode;
  readonly language: Language;
  /** A name to show to people: `Active energy import, total`. */
  readonly name: string;
  /**
   * What a country, a market or a kind of meter means by the code where that is not, or not only, what the standard says:
   * `31.4.0` is the limiter's threshold in DSMR. Undefined for most codes.
   */
  readonly note: string | undefined;
  /** Whether the rules cover every group of the code. If not, `name` says so and nothing is guessed. */
  readonly known: boolean;
  /** Whether a group lies in a range that the standard leaves to manufacturers. */
  readonly manufacturerSpecific: boolean;
  readonly medium: Medium | undefined;
  /** Channel of the meter (group B, 1 to 64); undefined for none, and for what utilities number from 65 on. */
  readonly channel: number | undefined;
  readonly quantity: Quantity | undefined;
  readonly direction: Direction | undefined;
  readonly phase: Phase | undefined;
  readonly processing: Processing | undefined;
  /**
   * Tariff (rate) 1 to 62, or 0 for the total of a counter over all of them. Undefined where E means something else (63 is the
   * error register, a utility numbers other things), or where there is nothing to add up: a maximum, a load profile.
   */
  readonly tariff: number | undefined;
  /** Undefined for the current value, and where group F is no billing period (a manufacturer's F, the number of a limit). */
  readonly billingPeriod: BillingPeriod | undefined;
  readonly harmonic: Harmonic | undefined;
  readonly angle: PhaseAngle | undefined;
  readonly condition: GasCondition | undefined;
  /** Country of a country-specific code (group C = 94), ISO 3166-1. */
  readonly country: string | undefined;
  /** Symbol of the base unit, such as `Wh`; `1` for a pure number. */
  readonly unit: string | undefined;
}
