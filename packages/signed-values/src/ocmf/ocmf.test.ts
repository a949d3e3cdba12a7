import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { SignedDataError } from '../signed-data-error.ts';
import { ocmfVector, specificationExample, stationRecord } from '../testing/ocmf-vector.ts';
import { vector } from '../testing/vector.ts';
import { parseOcmf } from './parse-ocmf.ts';
import { verifyOcmf } from './verify-ocmf.ts';

const { record, publicKey } = ocmfVector;

describe('a record', () => {
  test('says which meter, when, and what was read', () => {
    const { serialNumber, pagination, readings, algorithm, fields, payload } = parseOcmf(`\n${record}\n`);
    expect({ serialNumber, pagination, algorithm }).toEqual({
      serialNumber: '1234567',
      pagination: 'T1',
      algorithm: 'ECDSA-secp256r1-SHA256',
    });
    expect(fields['ID']).toBe('2AB46E883AD3BB');
    expect(record).toContain(`OCMF|${payload}|{`);
    expect(readings.map(({ timestamp, ...reading }) => ({ ...reading, time: timestamp.toString() }))).toEqual(
      [
        {
          time: '2025-06-14T07:49:47.6420000Z',
          synchronization: 'S',
          reason: 'B',
          register: '1-b',
          measurement: { value: 0.56698, unit: 'kWh' },
          status: 'G',
          errorFlags: '',
        },
        {
          time: '2025-06-14T10:49:47.6420000Z',
          synchronization: 'S',
          reason: 'E',
          register: '1-b',
          measurement: { value: 8.36706, unit: 'kWh' },
          status: 'G',
          errorFlags: '',
        },
      ],
    );
  });

  test('of the specification is read, with its defaults', () => {
    const { algorithm, signature, readings } = parseOcmf(specificationExample);
    expect(algorithm).toBe('ECDSA-secp256r1-SHA256');
    expect(signature.encoding).toBe('hex');
    expect(readings.map(({ measurement }) => measurement)).toEqual([
      { value: 2935.6, unit: 'kWh' },
      { value: 2965.1, unit: 'kWh' },
    ]);
  });

  test('whose readings leave out what stays: it is that of the reading before, but the value', () => {
    const { readings } = parseOcmf(
      'OCMF|{"GS":"7","RD":[{"TM":"2021-10-06T13:13:56,000+0200 R","TX":"B","RV":"0057.584","RI":"1-0:1.8.0*198","RU":"kWh","ST":"G"},' +
        '{"RV":4,"RI":"1-0:2.8.0"},{"TM":"2021-10-06T13:15:13,000Z","TX":"P","EF":"E","ST":"E"}]}|{"SD":"00"}',
    );
    expect(readings).toMatchObject([
      {
        reason: 'B',
        obis: { c: 1, f: 198 },
        measurement: { value: 57.584, unit: 'kWh' },
        synchronization: 'R',
      },
      { reason: 'B', obis: { c: 2, f: 255 }, measurement: { value: 4, unit: 'kWh' } },
      { reason: 'P', status: 'E', errorFlags: 'E', synchronization: 'U' },
    ]);
    expect(readings[2]).not.toHaveProperty('measurement');
  });

  const withReading = (reading: string): string => `OCMF|{"RD":[${reading}]}|{"SD":"00"}`;
  test.each([
    ['nothing', '', 'it is not OCMF|'],
    ['two sections', 'OCMF|{}', 'it is not OCMF|'],
    ['another format', `ALFEN|${record}`, 'it is not OCMF|'],
    ['no JSON', 'OCMF|{secret}|{"SD":"00"}', 'its payload is no object of JSON'],
    ['a list', 'OCMF|[]|{"SD":"00"}', 'its payload is no object of JSON'],
    ['no signature', 'OCMF|{}|{}', 'its signature has no data (SD)'],
    ['another encoding', 'OCMF|{}|{"SD":"00","SE":"rot13"}', '(SE) is neither hex nor base64'],
    ['another form', 'OCMF|{}|{"SD":"00","SM":"text/plain"}', '(SM) is not in DER'],
    ['readings that are no list', 'OCMF|{"RD":5}|{"SD":"00"}', 'its readings (RD) are no list'],
    ['a reading that is no object', withReading('5'), 'RD[0] is no object'],
    ['no time', withReading('{"RV":1,"RU":"kWh"}'), 'the time of RD[0] (TM) is none'],
    ['no such day', withReading('{"TM":"2021-02-30T13:13:56,000+0200 R"}'), 'the time of RD[0] (TM) is none'],
    ['no unit', withReading('{"TM":"2021-10-06T13:13:56,000+0200 R","RV":1}'), 'RD[0] has no unit (RU)'],
    [
      'no number',
      withReading('{"TM":"2021-10-06T13:13:56,000+0200 R","RV":"1e5","RU":"kWh"}'),
      '(RV) is no number',
    ],
    ['a broken character', 'OCMF|{"ID":"\uD800"}|{"SD":"00"}', 'its characters are broken'],
    ['a huge text', `OCMF|${' '.repeat(300_000)}|{}`, 'more than 262144 characters'],
  ])('is not: %s', (_what, text, reason) => {
    expect(() => parseOcmf(text)).toThrow(
      expect.objectContaining({ part: 'ocmf', message: expect.stringContaining(reason) }),
    );
  });
});

describe('the signature of a record', () => {
  test('holds over the payload as it stands', async () => {
    expect(await verifyOcmf(record, publicKey)).toBe('valid');
    expect(await verifyOcmf(parseOcmf(record), Buffer.from(publicKey, 'hex'))).toBe('valid');
    const { payload } = parseOcmf(record);
    expect(await verifyOcmf(record.replace(payload, ` ${payload}`), publicKey)).toBe('invalid');
    expect(await verifyOcmf(record.replace('8.36706', '8.36705'), publicKey)).toBe('invalid');
    expect(await verifyOcmf(record, vector.publicKey)).toBe('invalid');
  });

  test('of a real station holds, and of an altered record does not', async () => {
    expect(await verifyOcmf(stationRecord.record, stationRecord.publicKey)).toBe('valid');
    for (const [from, to] of [
      ['0.2596', '0.1596'],
      ['T32', 'T33'],
      ['10:03:36', '10:03:37'],
    ] as const) {
      const altered = stationRecord.record.replace(from, to);
      expect(await verifyOcmf(altered, stationRecord.publicKey)).toBe('invalid');
    }
    expect(await verifyOcmf(stationRecord.record, publicKey)).toBe('invalid');
  });

  test('holds no more when any one character of the payload is another', async () => {
    const { payload } = parseOcmf(record);
    const outcomes = new Set<string>();
    for (let at = 0; at < payload.length; at++) {
      const changed = `${payload.slice(0, at)}${payload[at] === '7' ? '8' : '7'}${payload.slice(at + 1)}`;
      try {
        outcomes.add(await verifyOcmf(record.replace(payload, changed), publicKey));
      } catch (error) {
        outcomes.add(error instanceof SignedDataError ? error.part : String(error));
      }
    }
    expect(outcomes).toEqual(new Set(['invalid', 'ocmf']));
  });

  test.each([
    ['P-384', 'ECDSA-secp384r1-SHA384', 'sha384'],
    ['P-521', 'ECDSA-secp521r1-SHA512', 'sha512'],
    ['P-256', 'ECDSA-secp256r1-SHA256', 'sha256'],
  ])('of %s is verified, from hex and from base64', async (namedCurve, algorithm, hash) => {
    const pair = generateKeyPairSync('ec', { namedCurve });
    const key = pair.publicKey.export({ type: 'spki', format: 'der' });
    const payload = '{"FV":"1.0","ID":"ä|é"}';
    // Several, so that r and s come with and without a leading zero.
    for (let round = 0; round < 8; round++) {
      const der = sign(hash, Buffer.from(payload), pair.privateKey);
      for (const encoding of ['hex', 'base64'] as const) {
        const signature = JSON.stringify({ SA: algorithm, SE: encoding, SD: der.toString(encoding) });
        expect(await verifyOcmf(`OCMF|${payload}|${signature}`, key)).toBe('valid');
        expect(await verifyOcmf(`OCMF|${payload} |${signature}`, key)).toBe('invalid');
      }
    }
  });

  test.each(['ECDSA-secp192r1-SHA256', 'ECDSA-secp192k1-SHA256', 'ECDSA-brainpool256r1-SHA256', 'toString'])(
    'of %s cannot be verified, and says so',
    async (algorithm) => {
      const other = record.replace('ECDSA-secp256r1-SHA256', algorithm);
      await expect(verifyOcmf(other, publicKey)).rejects.toMatchObject({
        part: 'curve',
        message: expect.stringContaining(algorithm),
      });
    },
  );

  test('of another curve than the key says so', async () => {
    const other = record.replace('secp256r1', 'secp384r1');
    await expect(verifyOcmf(other, publicKey)).rejects.toMatchObject({ part: 'curve' });
  });

  test.each([
    ['the example of the specification', '887FABF407AC', 'not DER of two numbers'],
    ['no hex', 'zz', 'not the hex'],
    ['base64 that calls itself hex', 'MEUCIQDb', 'not the hex'],
    ['empty', '3000', 'not DER of two numbers'],
    ['cut', '3045022100DB41', 'cut short'],
    ['a negative number', '30060201800201 01'.replace(' ', ''), 'negative'],
    ['an empty number', '300502000201 01'.replace(' ', ''), 'empty'],
    ['a long number', `302602217f${'00'.repeat(32)}020101`, 'too long'],
    ['with more behind it', '3006020101020101ff', 'behind r and s'],
  ])('that is malformed: %s', async (_what, data, reason) => {
    const other = record.replace(/"SD":"[^"]*"/, `"SD":"${data}"`);
    await expect(verifyOcmf(other, publicKey)).rejects.toMatchObject({
      part: 'signature',
      message: expect.stringContaining(reason),
    });
  });

  test('of zeros is invalid', async () => {
    const other = record.replace(/"SD":"[^"]*"/, '"SD":"3006020100020100"');
    expect(await verifyOcmf(other, publicKey)).toBe('invalid');
  });
});
