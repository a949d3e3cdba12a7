// Units and conversion.
export { convert } from './units/convert.ts';
export { dlmsUnitCode, dlmsUnits } from './units/dlms-units.ts';
export { siPrefixes } from './units/si-prefixes.ts';
export { parseUnit, type Unit } from './units/unit.ts';
export { UnitError } from './units/unit-error.ts';

// What a source's numbers are scaled by.
export { profiles, type Profile } from './units/profile.ts';
export { scaleFor, toBaseUnit, toDisplayUnit, type Measurement } from './units/scale.ts';
export {
  calibrate,
  type CalibrateOptions,
  type Calibration,
  type CounterValues,
  type CountingDevice,
} from './units/calibrate.ts';
