// Units and conversion.
export { convert } from './units/convert.ts';
export { dlmsUnitCode, dlmsUnits } from './units/dlms-units.ts';
export { siPrefixes } from './units/si-prefixes.ts';
export { parseUnit, type Unit } from './units/unit.ts';
export { UnitError } from './units/unit-error.ts';
