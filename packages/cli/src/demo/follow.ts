import type { AccountApi } from '@smart-me/account-api';
import type { Device } from '@smart-me/api-core/resources';
import type { DeviceReading } from '@smart-me/readings';
import type { Terminal } from '../terminal/terminal.ts';
import type { Cloud } from './cloud.ts';

/** What following the readings of an account needs, whichever way they come. */
export interface FollowOptions {
  readonly cloud: Cloud;
  readonly account: AccountApi;
  readonly devices: readonly Device[];
  /** Takes readings as they come. */
  readonly take: (readings: readonly DeviceReading[]) => void;
  /** Whether one reading of each device is enough; then a cloud that is away is not waited for. */
  readonly once: boolean;
  readonly terminal: Terminal;
  /** Ends it. */
  readonly signal: AbortSignal;
}
