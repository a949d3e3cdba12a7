import type { PostedDevice } from '@smart-me/account-api';
import { createDevice, updateDevice } from '@smart-me/account-api/endpoints';
import type { Input } from '@smart-me/api-core';
import { randomUUID } from 'node:crypto';
import { defined } from '../../metering/properties.ts';
import { PostedRecorder } from '../../metering/recorder.ts';
import { mediumOf } from '../../metering/registers.ts';
import { SimulatedDevice } from '../../device/simulated-device.ts';
import type { Sample } from '../../metering/sample.ts';
import { freeSerial } from '../posting.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { implement, type Implementation, type RequestContext } from '../implementation.ts';
import { EMPTY_UUID, ownDevice } from '../owned.ts';
import { pick } from '../../metering/properties.ts';
import { postValues } from '../posting.ts';

type NewDevice = Input<typeof createDevice>;

/** Devices of one's own, which measure what is posted to them. */
export const postedDevices: readonly Implementation[] = [
  implement(updateDevice, ({ id, deviceEnergyType, ...values }, context) => {
    if (id !== EMPTY_UUID) return write(ownDevice(context.account, id), values, context);
    if (deviceEnergyType === undefined)
      throw new HttpProblem(400, 'deviceEnergyType: a new device needs one.');
    return create({ ...values, deviceEnergyType }, context);
  }),

  implement(createDevice, create),
];

function create({ deviceEnergyType, ...values }: NewDevice, context: RequestContext): PostedDevice {
  const { account } = context;
  const subType = values.meterSubType ?? 'unknown';
  const device = new SimulatedDevice({
    id: randomUUID(),
    serial: freeSerial(account, values.serial),
    name: values.name ?? 'Device',
    medium: mediumOf(deviceEnergyType, subType),
    energyType: deviceEnergyType,
    subType,
    familyType: 'restApiMeter',
    recorder: new PostedRecorder(),
  });
  account.addDevice(device);
  return write(device, values, context);
}

function write(
  device: SimulatedDevice,
  values: Omit<NewDevice, 'deviceEnergyType'>,
  { account, now }: RequestContext,
): PostedDevice {
  postValues(account, device, sampleOf(device, values), values.valueDate, now);
  device.name = values.name ?? device.name;
  device.subType = values.meterSubType ?? device.subType;
  device.digitalInput1 = values.digitalInput1 ?? device.digitalInput1;
  const latest = device.recorder.latest(now);
  return {
    ...pick(latest?.sample ?? {}, POSTED),
    id: device.id,
    name: device.name,
    serial: device.serial,
    deviceEnergyType: device.energyType,
    meterSubType: device.subType,
    ...defined({ valueDate: latest?.timestamp.toString(), digitalInput1: device.digitalInput1 }),
  };
}

/** What of a sample can be posted as it is. */
const POSTED = [
  'activePower',
  'counterReading',
  'counterReadingT1',
  'counterReadingT2',
  'counterReadingExport',
  'temperature',
  'voltage',
  'voltageL1',
  'voltageL2',
  'voltageL3',
  'current',
  'currentL1',
  'currentL2',
  'currentL3',
  'powerFactor',
  'powerFactorL1',
  'powerFactorL2',
  'powerFactorL3',
] as const satisfies readonly (keyof Sample)[];

/** The posted values as a sample: what a meter would show besides follows from them. */
function sampleOf({ medium }: SimulatedDevice, values: Partial<NewDevice>): Sample {
  const { activePower, counterReading } = values;
  const { counterReadingT1: importT1, counterReadingT2: importT2 } = values;
  const shown =
    medium === 'electricity'
      ? { counterReadingImport: counterReading, details: defined({ importT1, importT2 }) }
      : medium === 'heat'
        ? {}
        : { flowRate: activePower };
  return { ...pick(values, POSTED), ...defined(shown) };
}
