import type { RealtimeRegistration } from '@smart-me/account-api';
import {
  createRealtimeRegistration,
  listRealtimeRegistrations,
  removeRealtimeRegistration,
} from '@smart-me/account-api/endpoints';
import { randomUUID } from 'node:crypto';
import { defined } from '../../metering/properties.ts';
import { Secret } from '../../state/secret.ts';
import type { Account } from '../../state/account.ts';
import type { Registration } from '../../state/account.ts';
import { HttpProblem, notFound } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { ownDevice } from '../owned.ts';

/** Realtime registrations: where readings are pushed to. */
export const realtimeRegistrations: readonly Implementation[] = [
  implement(listRealtimeRegistrations, (_, { account }) =>
    [...account.registrations.values()].map((registration) => resource(account, registration)),
  ),

  implement(
    createRealtimeRegistration,
    (
      { registrationType, meterId, serialNumber, apiUrl, basicAuthUsername, basicAuthPassword },
      { account, state },
    ) => {
      if (registrationType !== 'singleMeterRegistration' && registrationType !== 'userRegistration') {
        throw new HttpProblem(400, 'registrationType: 1 (one meter) or 2 (all devices of the user).');
      }
      const url = URL.parse(apiUrl);
      if (url === null || !/^https?:$/.test(url.protocol))
        throw new HttpProblem(400, 'apiUrl: an http or https URL.');
      if (state.webhookHosts?.has(url.hostname) === false)
        throw new HttpProblem(
          400,
          'apiUrl: this simulator is open to others, so its webhooks go only to the hosts that it was started with.',
        );
      const registration: Registration = {
        id: randomUUID(),
        deviceId: registrationType === 'userRegistration' ? undefined : meter(account, meterId, serialNumber),
        apiUrl,
        username: basicAuthUsername,
        password: basicAuthPassword === undefined ? undefined : new Secret(basicAuthPassword),
        deliveries: { sent: 0, failed: 0 },
      };
      account.register(registration);
    },
  ),

  implement(removeRealtimeRegistration, ({ id }, { account }) => {
    if (!account.unregister(id.toLowerCase())) throw notFound('such registration');
  }),
];

/** The id of the meter that a registration names by its id or serial number. */
function meter(account: Account, meterId: string | undefined, serialNumber: string | undefined): string {
  if (meterId !== undefined) return ownDevice(account, meterId).id;
  const device = serialNumber === undefined ? undefined : account.deviceBySerial(serialNumber);
  if (device === undefined) throw notFound('meter with this serial number');
  return device.id;
}

/** The password is not told again. */
function resource(account: Account, { id, deviceId, apiUrl, username }: Registration): RealtimeRegistration {
  const device = deviceId === undefined ? undefined : account.devices.get(deviceId);
  return {
    id,
    registrationType: deviceId === undefined ? 'userRegistration' : 'singleMeterRegistration',
    apiUrl,
    ...defined({
      meterId: deviceId,
      serialNumber: device && String(device.serial),
      basicAuthUsername: username,
    }),
  };
}
