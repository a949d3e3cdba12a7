import { expect, test } from '@jest/globals';
import { inWorld, SUMMER_MORNING } from '../../testing/world.ts';

test(
  'M-Bus a telegram makes a device of its meter and gives it its counter',
  inWorld(async ({ account, idOf }) => {
    // RSP_UD: meter 12345678, water, 123.456 m³ as eight BCD digits in litres.
    const payload = `08 01 72 78 56 34 12 24 40 01 07 55 00 00 00 0C 13 56 34 12 00`.replaceAll(' ', '');
    const bytes = Buffer.from(payload, 'hex');
    const checksum = (bytes.reduce((sum, byte) => sum + byte, 0) & 0xff).toString(16).padStart(2, '0');
    const length = bytes.length.toString(16).padStart(2, '0');
    const telegram = `68${length}${length}68${payload}${checksum}16`;
    await account.mbusTelegrams.send({ date: '2026-06-15T08:00:00Z', telegram });
    const device = await account.devices.get({ id: await idOf('M-Bus 12345678') });
    expect(device).toMatchObject({
      deviceEnergyType: 'water',
      counterReading: 123.456,
      counterReadingUnit: 'm3',
      additionalMeterSerialNumber: '12345678',
    });
    for (const broken of [telegram.slice(2), telegram.replace(/..16$/, '0016'), 'E5']) {
      await expect(
        account.mbusTelegrams.send({ date: SUMMER_MORNING, telegram: broken }),
      ).rejects.toMatchObject({ status: 400 });
    }
  }),
);
