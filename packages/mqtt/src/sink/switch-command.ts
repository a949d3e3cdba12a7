import type { ObisCode } from '@smart-me/obis';

/** Somebody wants a switch of a device on or off. */
export interface SwitchCommand {
  readonly deviceId: string;
  /** Which of its switches. */
  readonly obis: ObisCode;
  readonly isOn: boolean;
  /** Aborts when the sink is closed. */
  readonly signal: AbortSignal;
}

/**
 * Does what a command says. Resolves to how the switch stands afterwards, as it was read back, or to `undefined` when nobody
 * can know.
 */
export type OnCommand = (command: SwitchCommand) => Promise<boolean | undefined>;
