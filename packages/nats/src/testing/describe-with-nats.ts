import { describe } from '@jest/globals';
import { hasNatsServer } from './nats-servers.ts';

/** Tests that need a nats-server, and say so when there is none. */
export const describeWithNats = (name: string, tests: () => void): void => {
  if (hasNatsServer) describe(name, tests);
  else describe.skip(`${name} (skipped: there is no nats-server)`, tests);
};
