import { describe } from '@jest/globals';
import { hasNatsServer } from './nats-servers.ts';

/** Tests that need a nats-server, and say so when there is none. */
export const describeWithNats: typeof describe | typeof describe.skip = hasNatsServer
  ? describe
  : (process.stderr.write('Skipped: there is no nats-server on this machine.\n'), describe.skip);
