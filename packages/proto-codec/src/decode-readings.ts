import {
  type DeviceReading,
  type ProfileOf,
  profiles,
  ReadingColumns,
  toReadings,
  type UnitProfile,
} from '@smart-me/readings';
import { decodeColumns } from './decode-columns.ts';
import { RealtimeDecodeError } from './realtime-decode-error.ts';

/** How a delivery is read. */
export interface DecodeOptions {
  /**
   * The units of the numbers: of all devices, or of each. Energy in mWh, as documented, unless told otherwise; devices of
   * family 6 (Kamstrup modules) were seen to send Wh. The bytes do not tell the family.
   */
  readonly profile?: UnitProfile | ProfileOf | undefined;
}

/** Columns to pass through, so that a small delivery costs no typed arrays. Decoding never calls back, so one will do. */
const scratch: ReadingColumns = /* @__PURE__ */ new ReadingColumns();
/** A delivery larger than this brings its own columns, and leaves no memory behind. */
const SCRATCH_BYTES = 65_536;

/**
 * Decodes a delivery of the realtime API: the body of smart-me's POST. The numbers stay as they came; each value says the
 * unit that the profile has for its code.
 *
 * @throws RealtimeDecodeError when the bytes are not a realtime message.
 * @example
 * const [reading] = decodeReadings(bytes);
 * reading?.values[0]; // { obis: ObisCode(1-0:1.8.0*255), value: 1879583.2, unit: 'mWh' }
 */
export function decodeReadings(
  bytes: Uint8Array,
  { profile = profiles.realtime }: DecodeOptions = {},
): DeviceReading[] {
  // The types say the same; an ArrayBuffer, which has no length, would pass for an empty delivery.
  if (!ArrayBuffer.isView(bytes)) throw new RealtimeDecodeError(0, '', 'this is no Uint8Array');
  const isSmall = bytes.length <= SCRATCH_BYTES && typeof profile !== 'function';
  const columns = isSmall ? scratch : new ReadingColumns();
  columns.profile = profile;
  return toReadings(decodeColumns(bytes, columns));
}
