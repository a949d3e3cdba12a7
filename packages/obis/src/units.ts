// Units and conversion.
export { convert } from './units/convert.ts';
export { unitOf } from './units/unit-of.ts';
export { dlmsUnitCode, dlmsUnits } from './units/dlms-units.ts';
export { parseUnit, siPrefixes, type Unit } from './units/unit.ts';
export { UnitError } from './units/unit-error.ts';
