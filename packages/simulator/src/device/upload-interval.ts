import type { UploadInterval } from '@smart-me/account-api';
import { HOUR, MINUTE, SECOND } from '../profile/profile.ts';

/** Milliseconds between two sendings, by the name of the setting. */
export const UPLOAD_INTERVALS: ReadonlyMap<UploadInterval, number> = new Map<UploadInterval, number>([
  ['1s', SECOND],
  ['5s', 5 * SECOND],
  ['10s', 10 * SECOND],
  ['30s', 30 * SECOND],
  ['60s', MINUTE],
  ['5min', 5 * MINUTE],
  ['15min', 15 * MINUTE],
  ['30min', 30 * MINUTE],
  ['60min', HOUR],
  ['6h', 6 * HOUR],
  ['12h', 12 * HOUR],
  ['24h', 24 * HOUR],
]);
