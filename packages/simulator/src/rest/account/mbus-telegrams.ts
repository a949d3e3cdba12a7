import { sendMBusTelegram } from '@smart-me/account-api/endpoints';
import type { MeterEnergyType, MeterSubType } from '@smart-me/api-core/resources';
import { randomUUID } from 'node:crypto';
import { mediumOf } from '../../metering/registers.ts';
import { PostedRecorder } from '../../metering/recorder.ts';
import { SimulatedDevice } from '../../device/simulated-device.ts';
import type { Account } from '../../state/account.ts';
import { freeSerial } from '../posting.ts';
import { implement, type Implementation } from '../implementation.ts';
import { type MBusTelegram, parseMBusTelegram } from '../mbus-telegram.ts';
import { postValues } from '../posting.ts';

/** Telegrams of meters that someone else reads: the first one of a meter creates its device. */
export const mbusTelegrams: readonly Implementation[] = [
  implement(sendMBusTelegram, ({ date, telegram }, { account, now }) => {
    const meter = parseMBusTelegram(telegram);
    const device = deviceOf(account, meter.meterNumber) ?? newDevice(account, meter);
    const { counterReading } = meter;
    if (counterReading === undefined) return;
    const sample =
      device.medium === 'electricity'
        ? { counterReading, counterReadingImport: counterReading }
        : { counterReading };
    postValues(account, device, sample, date, now);
  }),
];

function deviceOf({ devices }: Account, meterNumber: string): SimulatedDevice | undefined {
  return [...devices.values()].find(
    (device) => device.meterNumber === meterNumber && device.recorder.kind === 'posted',
  );
}

function newDevice(account: Account, { meterNumber, deviceType }: MBusTelegram): SimulatedDevice {
  const { energyType, subType } = KINDS[deviceType] ?? { energyType: 'unknown', subType: 'unknown' };
  const device = new SimulatedDevice({
    id: randomUUID(),
    serial: freeSerial(account, undefined),
    name: `M-Bus ${meterNumber}`,
    medium: mediumOf(energyType, subType),
    energyType,
    subType,
    familyType: 'restApiMeter',
    recorder: new PostedRecorder(),
    meterNumber,
  });
  account.addDevice(device);
  return device;
}

/** Device types of EN 13757-3. */
const KINDS: Readonly<
  Record<number, { readonly energyType: MeterEnergyType; readonly subType: MeterSubType }>
> = {
  2: { energyType: 'electricity', subType: 'electricity' },
  3: { energyType: 'gas', subType: 'gas' },
  4: { energyType: 'heat', subType: 'unknown' },
  6: { energyType: 'water', subType: 'hotWater' },
  7: { energyType: 'water', subType: 'coldWater' },
};
