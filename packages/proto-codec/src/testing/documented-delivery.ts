/** The example of smart-me's documentation of the realtime API: one device, three values, 92 bytes. */
export const documentedDelivery: Uint8Array<ArrayBuffer> = bytesOf(
  '0A5A0A1209E9FCD03B8E9F834111B3D10C1622A22CA1120B08C0C9EAD3A98FE93710051A110A060100010800FF11333333331FAE3C41' +
    '1A110A060100020800FF1100000000000000001A110A060100010700FF11713D0AD7A3303840',
);

/** Bytes from hex digits; blanks may stand between them. */
function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const pairs = hex.replaceAll(' ', '').match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
}
