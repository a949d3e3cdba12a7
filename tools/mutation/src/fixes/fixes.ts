import { CLI } from './cli.ts';
import type { Fix } from './fix.ts';
import { KINDS } from './kinds.ts';
import { OAUTH } from './oauth.ts';
import { OBIS } from './obis.ts';
import { PROTO_CODEC } from './proto-codec.ts';
import { REALTIME } from './realtime.ts';
import { REST } from './rest.ts';
import { SIMULATOR } from './simulator.ts';

/** The fixes of faults that users met, by what they met them in. */
export const FIXES: Readonly<Record<string, readonly Fix[]>> = {
  obis: OBIS,
  rest: REST,
  realtime: REALTIME,
  'proto-codec': PROTO_CODEC,
  oauth: OAUTH,
  simulator: SIMULATOR,
  cli: CLI,
  kinds: KINDS,
};
