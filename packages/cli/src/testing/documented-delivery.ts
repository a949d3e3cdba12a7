/** The delivery that smart-me documents for its realtime API: one device, three values. */
export const documentedHex =
  '0A5A0A1209E9FCD03B8E9F834111B3D10C1622A22CA1120B08C0C9EAD3A98FE93710051A110A060100010800FF11333333331FAE3C41' +
  '1A110A060100020800FF1100000000000000001A110A060100010700FF11713D0AD7A3303840';

export const documentedBytes: Uint8Array = Buffer.from(documentedHex, 'hex');
