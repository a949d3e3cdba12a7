import { missingCommand, needing } from '@smart-me-tools/testing';

/** Tests that need a nats-server. */
export const { describe: describeWithNats } = needing(missingCommand('nats-server'));
