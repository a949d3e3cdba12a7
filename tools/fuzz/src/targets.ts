import { decodeFuzz } from './decode.fuzz.ts';
import type { Fuzz } from './fuzz.ts';
import { obisFuzz } from './obis.fuzz.ts';
import { responsesFuzz } from './responses.fuzz.ts';
import { timestampFuzz } from './timestamp.fuzz.ts';
import { webhookFuzz } from './webhook.fuzz.ts';

/** Everything that reads what others have written. */
export const targets: readonly Fuzz[] = [obisFuzz, timestampFuzz, decodeFuzz, responsesFuzz, webhookFuzz];
