import { CLI } from './cli.ts';
import { EDGES } from './edges.ts';
import type { Fix } from './fix.ts';
import { GAS } from './gas.ts';
import { OAUTH } from './oauth.ts';
import { OBIS } from './obis.ts';
import { PROTO_CODEC } from './proto-codec.ts';
import { PUBLISHED_FACTS } from './published.ts';
import { REALTIME } from './realtime.ts';
import { REST } from './rest.ts';
import { SECRETS } from './secrets.ts';
import { SIMULATOR } from './simulator.ts';
import { SIMULATOR_DEVICES } from './simulator-devices.ts';
import { UNITS_AS_WRITTEN } from './units.ts';

/** The fixes of faults that users met, by what they met them in. */
export const FIXES: Readonly<Record<string, readonly Fix[]>> = {
  obis: OBIS,
  gas: GAS,
  units: UNITS_AS_WRITTEN,
  published: PUBLISHED_FACTS,
  rest: REST,
  secrets: SECRETS,
  realtime: REALTIME,
  'proto-codec': PROTO_CODEC,
  oauth: OAUTH,
  simulator: SIMULATOR,
  'simulator-devices': SIMULATOR_DEVICES,
  cli: CLI,
  edges: EDGES,
};
