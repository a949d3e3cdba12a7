import { createECDH, createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { parseObis } from '@smart-me/obis';
import { rounded, type Sample } from '../metering/sample.ts';

/** What a meter has signed, as the portal gives it: three texts in base64. */
export interface SignedPacket {
  /** The message with its length before it: all of these bytes are signed. */
  readonly packet: string;
  /** r and s of ECDSA on P-256 over SHA-256, 64 bytes. */
  readonly signature: string;
  /** `ECS1`, the length of a coordinate, x and y: 72 bytes. */
  readonly publicKey: string;
}

/** The counters of a meter at an instant. */
export interface SignedCounters {
  /** Unix seconds. */
  readonly at: number;
  /** mWh. */
  readonly imported: number;
  readonly exported: number;
}

/** The key pair of a meter; it follows from the meter's id. */
export class MeterKey {
  readonly #privateKey: KeyObject;
  /** The blob of 72 bytes in base64. */
  readonly publicKey: string;

  constructor(deviceId: string) {
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(createHash('sha256').update(`meter key ${deviceId}`).digest());
    const point = curve.getPublicKey();
    const [x, y] = [point.subarray(1, 33), point.subarray(33)];
    this.#privateKey = createPrivateKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: 'P-256',
        d: curve.getPrivateKey().toString('base64url'),
        x: x.toString('base64url'),
        y: y.toString('base64url'),
      },
    });
    this.publicKey = Buffer.concat([Buffer.from('ECS1'), Buffer.of(32, 0, 0, 0), x, y]).toString('base64');
  }

  /** Signs a message with its length before it. */
  sign(message: Uint8Array): SignedPacket {
    const packet = Buffer.concat([varint(BigInt(message.length)), message]);
    const signature = sign('sha256', packet, { key: this.#privateKey, dsaEncoding: 'ieee-p1363' });
    return {
      packet: packet.toString('base64'),
      signature: signature.toString('base64'),
      publicKey: this.publicKey,
    };
  }
}

/** Import and export of a sample in mWh. */
export function signedCounters(at: number, sample: Sample): SignedCounters {
  const inMilliwattHours = (kilowattHours = 0): number => Math.round(rounded(kilowattHours, 6) * 1e6);
  return {
    at: Math.floor(at / 1000),
    imported: inMilliwattHours(sample.counterReadingImport),
    exported: inMilliwattHours(sample.counterReadingExport),
  };
}

/** The message `MeasurementValues`: the counters at an instant; within a transaction it has no serial number. */
export function encodeMeasurement(counters: SignedCounters, serial?: number): Buffer {
  return Buffer.concat([
    ...(serial === undefined ? [] : [integer(1, serial)]),
    integer(2, counters.at),
    block(3, counterValue(IMPORT, counters.imported)),
    block(3, counterValue(EXPORT, counters.exported)),
  ]);
}

/** The message `Transaction`: the counters before and after a charging. A user that is 0 is left out. */
export function encodeTransaction(transaction: {
  readonly serial: number;
  readonly number: number;
  readonly start: SignedCounters;
  readonly end: SignedCounters;
}): Buffer {
  return Buffer.concat([
    integer(1, transaction.serial),
    integer(2, transaction.number),
    block(4, encodeMeasurement(transaction.start)),
    block(5, encodeMeasurement(transaction.end)),
  ]);
}

const IMPORT = parseObis('1-0:1.8.0*255').toBytes();
const EXPORT = parseObis('1-0:2.8.0*255').toBytes();

function counterValue(obis: Uint8Array, milliwattHours: number): Buffer {
  return Buffer.concat([block(1, obis), integer(2, milliwattHours), block(3, Buffer.from('mWh'))]);
}

/** A field of an integer that is not negative (wire type 0). */
function integer(field: number, value: number): Buffer {
  return Buffer.concat([varint(BigInt(field << 3)), varint(BigInt(value))]);
}

/** A field of bytes, text or a message (wire type 2). */
function block(field: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([varint(BigInt((field << 3) | 2)), varint(BigInt(bytes.length)), bytes]);
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 0x80n) return Buffer.from([...bytes, Number(rest)]);
    bytes.push(Number(rest & 0x7fn) | 0x80);
  }
}
