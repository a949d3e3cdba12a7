import type { Link } from './link.ts';
import type { ToldDevice } from './told-device.ts';

/** Somebody who wants to know what was told, and tells more of it. */
export interface SinkExtension {
  /** The client has connected, at first or again: whatever was told before may be lost. */
  readonly connected: (link: Link, signal: AbortSignal) => Promise<void>;
  /** The broker has acknowledged something of these devices. */
  readonly told: (devices: readonly ToldDevice[], link: Link, signal: AbortSignal) => Promise<void>;
}
