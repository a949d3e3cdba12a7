import type { AddressInfo } from 'node:net';
import { isLoopback } from '@smart-me/api-core/http';

/** Whether a server responds to the name in a `Host` header (RFC 9110 §7.2). */
export type ServesHost = (host: string) => boolean;

/**
 * On loopback a server responds to names of this machine, and to the one it was told to listen on. Any page can give its own
 * name the address 127.0.0.1, and would then be of the same origin (DNS rebinding): what any seed signs in with is known.
 */
export function servesHost(address: AddressInfo, told: string): ServesHost {
  if (!isLoopbackAddress(address)) return () => true;
  const own = nameOf(told);
  return (host) => {
    const name = nameOf(host);
    return name !== undefined && (isThisMachine(name) || name === own);
  };
}

/** Whether nobody but this machine reaches a server. */
export function isLoopbackAddress({ address }: AddressInfo): boolean {
  return isThisMachine(address);
}

/** Whether a page comes from this machine: what any seed signs in with is known, so other pages may not read responses. */
export function isLoopbackOrigin(origin: string): boolean {
  return isLoopback(origin);
}

/** Whether a page comes from the very server that a `Host` header names. */
export function isOriginOf(origin: string, host: string): boolean {
  const own = URL.parse(`http://${host}`)?.host;
  const url = URL.parse(origin);
  return url !== null && url.host === own && url.protocol === 'http:';
}

/** Whether a host is a name or an address of this machine. */
export function isThisMachine(host: string): boolean {
  return isLoopback(`http://${nameOf(host) ?? ''}`);
}

/** The name in a host, in the one way that URLs write it; an address of IPv6 may lack its brackets. */
export function nameOf(host: string): string | undefined {
  return (URL.parse(`http://${host}`) ?? URL.parse(`http://${hostOf(host)}`))?.hostname;
}

/** An address as a host: that of IPv6 has brackets. */
function hostOf(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
