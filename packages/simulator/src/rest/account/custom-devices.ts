import type { CustomDevice } from '@smart-me/account-api';
import {
  createCustomDevice,
  getCustomDevice,
  listCustomDevices,
  updateCustomDevice,
} from '@smart-me/account-api/endpoints';
import type { Input } from '@smart-me/api-core';
import { Timestamp } from '@smart-me/readings';
import { randomUUID } from 'node:crypto';
import { defined } from '../../metering/properties.ts';
import { PostedRecorder } from '../../metering/recorder.ts';
import { SimulatedDevice } from '../../device/simulated-device.ts';
import type { Account } from '../../state/account.ts';
import { freeSerial } from '../posting.ts';
import { HttpProblem, notFound } from '../../http/http-problem.ts';
import { implement, type Implementation, type RequestContext } from '../implementation.ts';
import { EMPTY_UUID } from '../owned.ts';
import { timestampOf } from '../time.ts';

type NewDevice = Input<typeof createCustomDevice>;

/** Custom devices: values of any kind under names of one's own. */
export const customDevices: readonly Implementation[] = [
  implement(listCustomDevices, (_, { account }) =>
    [...account.devices.values()].filter(isCustom).map(resource),
  ),

  implement(getCustomDevice, ({ id }, { account }) => resource(customDevice(account, id))),

  implement(updateCustomDevice, ({ id, name, ...values }, context) => {
    if (id !== EMPTY_UUID)
      return write(customDevice(context.account, id), { ...values, ...defined({ name }) }, context);
    if (name === undefined) throw new HttpProblem(400, 'name: a new device needs one.');
    return create({ ...values, name }, context);
  }),

  implement(createCustomDevice, create),
];

function create(input: NewDevice, context: RequestContext): CustomDevice {
  const { account } = context;
  const device = new SimulatedDevice({
    id: randomUUID(),
    serial: freeSerial(account, input.serial),
    name: input.name,
    medium: 'none',
    energyType: 'customDevice',
    subType: 'unknown',
    familyType: 'restApiMeter',
    recorder: new PostedRecorder(),
  });
  account.addDevice(device);
  return write(device, input, context);
}

function write(
  device: SimulatedDevice,
  { name, values, valueDate }: Partial<NewDevice>,
  { now }: RequestContext,
): CustomDevice {
  device.name = name ?? device.name;
  const timestamp = valueDate === undefined ? new Timestamp(now) : timestampOf(valueDate);
  if (values !== undefined) device.customValues = { values, date: timestamp.toString() };
  return resource(device);
}

function customDevice(account: Account, id: string): SimulatedDevice {
  const device = account.devices.get(id.toLowerCase());
  if (device === undefined || !isCustom(device)) throw notFound('such custom device');
  return device;
}

function isCustom({ energyType }: SimulatedDevice): boolean {
  return energyType === 'customDevice';
}

function resource({ id, name, serial, customValues }: SimulatedDevice): CustomDevice {
  return {
    id,
    name,
    serial,
    ...(customValues && { values: [...customValues.values], valueDate: customValues.date }),
  };
}
