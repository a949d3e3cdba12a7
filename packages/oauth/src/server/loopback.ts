/** Whether the URL stays on this machine (RFC 8252 §8.3, RFC 6761 §6.3): the one case in which http needs no TLS. */
export function isLoopback({ hostname }: URL): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
