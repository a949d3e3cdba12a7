/** The delivery that smart-me documents for its realtime API: one device, three values. */
export const documentedDelivery: Uint8Array<ArrayBuffer> = Uint8Array.from(
  Buffer.from(
    '0A5A0A1209E9FCD03B8E9F834111B3D10C1622A22CA1120B08C0C9EAD3A98FE93710051A110A060100010800FF11333333331FAE3C41' +
      '1A110A060100020800FF1100000000000000001A110A060100010700FF11713D0AD7A3303840',
    'hex',
  ),
);

export const credentials = { username: 'smart-me', password: 'correct horse: battery' };

export const authorization = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;

/** A delivery as smart-me posts it; the parts given replace its own. */
export function delivery({
  headers = {},
  ...init
}: Omit<RequestInit, 'headers'> & { headers?: Record<string, string>; duplex?: 'half' } = {}): Request {
  return new Request('http://localhost/', {
    method: 'POST',
    body: documentedDelivery,
    ...init,
    headers: { authorization, 'content-type': 'application/octet-stream', ...headers },
  });
}
