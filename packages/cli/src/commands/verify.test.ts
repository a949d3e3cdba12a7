import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { makeHome } from '../testing/home.ts';
import { runHere } from '../testing/run-here.ts';

/** The transaction that smart-me's wiki publishes as its example. */
const packet =
  'awicMRCF/v//DyIvEOrEhuYFGhMKBgEAAQgA/xCj/MaiDhoDbVdoGhIKBgEAAggA/xCkiPkCGgNtV2gqLxDQyIbmBRoTCgYBAAEIAP8Qq7v9ow4aA21XaBoSCgYBAAIIAP8QpIj5AhoDbVdo';
const signature = 'V0EGJ3gHNbnUZ8hAfdRn2ziEVbnXpZ3a5L5WtG24XOWOeCBKH687W/wikxqK5e+Zad3R/PuCnQDNqgeSfh4pow==';
const key =
  'RUNTMSAAAAAN48gSNbwl1Uj4DDvwO1wReZj95r19F5nqvy8pTmoUtyMBtf2HgwN6jf9+Akzp/nsy+BMrzAdvrjOD5wfYDGVk';
/** The example of road-labs/ocmf-js. */
const record =
  'OCMF|{"FV":"1.0","GI":"TEST","GS":"1234567","GV":"1.0.0","PG":"T1","MV":"MV","MM":"MM","MS":"1234567","MF":"1.0","IS":true,"IL":"VERIFIED","IF":["RFID_PLAIN","OCPP_RS_TLS"],"IT":"ISO14443","ID":"2AB46E883AD3BB","CI":"CSONE","CT":"CBIDC","RD":[{"TM":"2025-06-14T08:49:47,642+0100 S","TX":"B","RV":0.56698,"RI":"1-b","RU":"kWh","EI":1523,"ST":"G"},{"TM":"2025-06-14T11:49:47,642+0100 S","TX":"E","RV":8.36706,"RI":"1-b","RU":"kWh","EI":1523,"ST":"G"}]}|{"SA":"ECDSA-secp256r1-SHA256","SD":"3045022100DB41C0B8AC1580F274574DC8A5C9AD856C1A4B0D5BF2252D119F55202E363968022053BD9DBE36DF6EF1F712C76A0E12F80E8B7E614683375C046371871E128B9BA3"}';
const recordKey =
  '3059301306072A8648CE3D020106082A8648CE3D03010703420004EF1766AFD940A49FBA863779837F394EB053BF87DB529DE69FDDE8B32485D7AD715CD8F291656B1DEAA29337A65E4B1B7F9F2808E4E53019B867D4C9294948C9';

test('a transaction that its meter signed: what it says, and VALID', async () => {
  expect(await runHere(['verify', packet, signature, key])).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `\
Meter        6300
Transaction  4294967045, user 0
From (UTC)   2019-04-25T12:04:58.0000000Z
             1-0:1.8.0*255  3830562339 mWh
             1-0:2.8.0*255  6177828 mWh
To (UTC)     2019-04-25T12:13:04.0000000Z
             1-0:1.8.0*255  3833552299 mWh
             1-0:2.8.0*255  6177828 mWh
Import       2.98996 kWh
Export       0 kWh
VALID
`,
  });
});

test('one that was changed is INVALID, with exit code 1', async () => {
  const { exitCode, stdout, stderr } = await runHere([
    'verify',
    packet.replace('xCj', 'xCk'),
    signature,
    key,
  ]);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/\nINVALID\n$/);
  expect(stderr).toContain('the signature does not hold');
});

test('as JSON', async () => {
  const { stdout } = await runHere(['verify', packet, signature, key, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'valid',
    kind: 'transaction',
    serialNumber: 6300,
    userId: '0',
    energyImport: { value: 2.98996, unit: 'kWh' },
  });
});

test('from files, of bytes and of text', async () => {
  const home = await makeHome();
  try {
    const files = ['packet', 'signature', 'key'].map((name) => join(home.folder, name));
    await writeFile(files[0] ?? '', Buffer.from(packet, 'base64'));
    await writeFile(files[1] ?? '', `${signature}\n`);
    await writeFile(files[2] ?? '', Buffer.from(key, 'base64'));
    expect(await runHere(['verify', ...files, '-q'])).toEqual({ exitCode: 0, stderr: '', stdout: 'VALID\n' });
  } finally {
    await home[Symbol.asyncDispose]();
  }
});

test('a record of OCMF with its key', async () => {
  const { exitCode, stdout } = await runHere(['verify', record, recordKey]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('2025-06-14T10:49:47.6420000Z  E  1-b  8.36706 kWh  status G\nVALID\n');
  expect((await runHere(['verify', record.replace('8.36706', '9.36706'), recordKey])).exitCode).toBe(1);
});

test.each([
  ['no key', [packet, signature], 'signature or key is missing'],
  ['a record with a signature', [record, recordKey, key], 'wants the public key alone'],
  ['a cut packet', [packet.slice(0, -4), signature, key], 'Not a signed packet'],
  ['no key at all', [packet, signature, 'mykey!'], 'neither hex nor base64'],
])('%s: says what is wrong, with exit code 2', async (_what, args, reason) => {
  const { exitCode, stdout, stderr } = await runHere(['verify', ...args]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(reason);
});
