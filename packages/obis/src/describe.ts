// What a code means, in words and as facts.
export { describeObis, type DescribeObisOptions } from './describe/describe-obis.ts';
export type {
  BillingPeriod,
  Direction,
  GasCondition,
  Harmonic,
  Medium,
  ObisDescription,
  Phase,
  PhaseAngle,
  Processing,
  Quantity,
} from './describe/description.ts';
export { languages, type Language } from './describe/text.ts';
