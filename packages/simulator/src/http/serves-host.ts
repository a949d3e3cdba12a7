import type { AddressInfo } from 'node:net';

/** Whether a server answers to the name in a `Host` header (RFC 9110 §7.2). */
export type ServesHost = (host: string) => boolean;

/**
 * On loopback a server answers to names of this machine, and to the one it was told to listen on. Any page can give its own
 * name the address 127.0.0.1, and would then be of the same origin (DNS rebinding): what any seed signs in with is known.
 */
export function servesHost({ address }: AddressInfo, told: string): ServesHost {
  if (!isLoopbackName(nameOf(hostOf(address)) ?? '')) return () => true;
  const own = nameOf(hostOf(told));
  return (host) => {
    const name = nameOf(host);
    return name !== undefined && (isLoopbackName(name) || name === own);
  };
}

/** The name in a host, in the one way that URLs write it. */
function nameOf(host: string): string | undefined {
  return URL.parse(`http://${host}`)?.hostname;
}

/** An address as a host: that of IPv6 has brackets. */
function hostOf(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** RFC 6761 §6.3, RFC 1122 §3.2.1.3. */
function isLoopbackName(name: string): boolean {
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d+){3}$/.test(name)
  );
}
