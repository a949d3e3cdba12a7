/**
 * Whether a URL leads to this machine: `localhost` and names below it, 127.0.0.0/8, `[::1]` (RFC 6761 §6.3,
 * RFC 1122 §3.2.1.3, RFC 4291 §2.5.3), in every notation that the URL parser reads. A text that is no URL does not.
 *
 * @example
 * isLoopback('http://127.0.0.1:8472'); // true
 * isLoopback('http://127.0.0.1.example.com'); // false
 */
export function isLoopback(url: URL | string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(URL.parse(url)?.hostname ?? '');
}

/** Whether secrets may travel to a URL: by https, or by http on this machine. */
export function isSecure(url: URL | string): boolean {
  const protocol = URL.parse(url)?.protocol;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(url));
}
