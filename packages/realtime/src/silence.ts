import { callHook } from '@smart-me/api-core/http';

/** Nothing has arrived for a while. */
export interface WebhookSilence {
  /** When the last delivery arrived that was not refused; `undefined` when none ever did. */
  readonly lastDelivery: Date | undefined;
  /** What to check. */
  readonly hint: string;
}

/** Starts to watch for silence, where somebody wants to know. Returns how to say that something was heard. */
export function watchSilence(
  onSilent: ((silence: WebhookSilence) => unknown) | undefined,
  after: number,
): () => void {
  if (onSilent === undefined) return () => undefined;
  let lastDelivery: Date | undefined;
  const start = (): ReturnType<typeof setTimeout> => {
    const timer = setTimeout(() => {
      callHook(onSilent, { lastDelivery, hint: lastDelivery === undefined ? NEVER_HEARD : HEARD_NO_MORE });
    }, after);
    // It must not keep a program alive that has nothing else to do; in Node a timer is an object.
    if (typeof timer === 'object') timer.unref();
    return timer;
  };
  let timer = start();
  return () => {
    lastDelivery = new Date();
    clearTimeout(timer);
    timer = start();
  };
}

const NEVER_HEARD =
  'Check that the registered URL is public and leads here (DNS, TLS certificate, proxy, firewall), that it was registered ' +
  'with these credentials, and that a device of the account is online.';
const HEARD_NO_MORE =
  'Check that the registration is still there (realtimeRegistrations.list), that its URL still leads here, and that the ' +
  'devices are online. What was missed can be had from values.history.';
