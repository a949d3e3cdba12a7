import type { AccountApi } from '@smart-me/account-api';
import type { Device } from '@smart-me/api-core/resources';
import type { DeviceReading } from '@smart-me/readings';
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
  /** Says something about the readings, on stderr: stdout has the readings alone. */
  readonly remark: (line: string) => void;
  /** Says what went wrong, where remarks are not wanted, too. */
  readonly complain: (line: string) => void;
  readonly timeZone: string;
  /** Ends it. */
  readonly signal: AbortSignal;
}
