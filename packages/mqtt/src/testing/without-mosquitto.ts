import { missingCommand } from '@smart-me-tools/testing';

// Apart from what starts it: programs that are no tests start it, too, and know nothing of jest.

/** Why tests that need mosquitto are skipped; undefined when it is there. */
export const withoutMosquitto: string | undefined = missingCommand('mosquitto');
