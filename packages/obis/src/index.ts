// The value and its constructors.
export { ObisCode, isObisCode } from './obis-code.ts';
export { obisCode, obisFromBase64, obisFromBytes, obisFromKey } from './obis-from.ts';

// Text in and out.
export { parseObis, tryParseObis, type ParseObisOptions } from './parse-obis.ts';
export { formatObis, type ObisNotation } from './format-obis.ts';
export { ObisParseError } from './obis-parse-error.ts';

// Codes to filter by.
export { ObisSet } from './obis-set.ts';

// For packages that read texts of others.
export { quoted } from './quoted.ts';
