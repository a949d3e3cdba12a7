import {
  activateVirtualBillingMeter,
  deactivateVirtualBillingMeter,
  listActiveVirtualBillingMeters,
  listVirtualBillingMeters,
} from '@smart-me/account-api/endpoints';
import { deviceResource } from '../device-resource.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';

/** Meters that exist only on a bill. */
export const virtualBillingMeters: readonly Implementation[] = [
  implement(listVirtualBillingMeters, (_, { account, now }) =>
    [...account.billingMeters.values()].map((meter) => deviceResource(meter, now)),
  ),

  implement(listActiveVirtualBillingMeters, (_, { account, now }) =>
    [...account.billingMeters.values()]
      .filter(({ id }) => account.activeBillingMeters.has(id))
      .map((meter) => deviceResource(meter, now)),
  ),

  implement(activateVirtualBillingMeter, ({ serialNumber }, { account, now }) => {
    const meter = [...account.billingMeters.values()].find(({ serial }) => String(serial) === serialNumber);
    if (meter === undefined)
      throw new HttpProblem(400, 'serialNumber: there is no virtual billing meter with it.');
    account.activateBillingMeter(meter);
    return deviceResource(meter, now);
  }),

  implement(deactivateVirtualBillingMeter, ({ id }, { account }) => {
    if (!account.deactivateBillingMeter(id.toLowerCase()))
      throw new HttpProblem(400, 'id: there is no active virtual billing meter with it.');
  }),
];
