import {
  fastSendDevice,
  getAdditionalDeviceInformation,
  getDeviceConfiguration,
  setDeviceConfiguration,
} from '@smart-me/account-api/endpoints';
import { UPLOAD_INTERVALS } from '../../metering/families.ts';
import { additionalInformation } from '../additional-information.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { ownDevice } from '../owned.ts';

/** Versions, network and settings of devices. */
export const deviceInformation: readonly Implementation[] = [
  implement(getAdditionalDeviceInformation, ({ id }, { account }) =>
    additionalInformation(ownDevice(account, id)),
  ),

  implement(fastSendDevice, ({ id }, { account, now }) => {
    account.sendFast(ownDevice(account, id), now);
  }),

  implement(getDeviceConfiguration, ({ id }, { account }) => {
    const device = ownDevice(account, id);
    return { ...device.configuration, id: device.id };
  }),

  implement(setDeviceConfiguration, ({ id, ...configuration }, { account }) => {
    const device = ownDevice(account, id);
    const { uploadInterval } = configuration;
    const interval = uploadInterval === undefined ? undefined : UPLOAD_INTERVALS.get(uploadInterval);
    if (uploadInterval !== undefined && interval === undefined)
      throw new HttpProblem(400, 'uploadInterval: one of 1 to 12.');
    device.configuration = { ...device.configuration, ...configuration };
    if (interval !== undefined) account.changeSending([device], interval);
  }),
];
