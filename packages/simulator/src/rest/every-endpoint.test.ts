import { describe, expect, test } from '@jest/globals';
import { accountEndpoints } from '@smart-me/account-api/endpoints';
import { partnerEndpoints } from '@smart-me/partner-api/endpoints';
import { actionTests } from '../testing/every-endpoint/actions.ts';
import { applicationTests } from '../testing/every-endpoint/applications.ts';
import { chargingStationTests } from '../testing/every-endpoint/charging-stations.ts';
import { deviceTests } from '../testing/every-endpoint/devices.ts';
import { folderTests } from '../testing/every-endpoint/folders.ts';
import { mbusTests } from '../testing/every-endpoint/mbus.ts';
import { partnerTests } from '../testing/every-endpoint/partner.ts';
import { valueTests } from '../testing/every-endpoint/values.ts';
import { virtualMeterTests } from '../testing/every-endpoint/virtual-meters.ts';
import { account, called, useWorld } from '../testing/every-endpoint/world.ts';
import { flattenEndpoints } from './flatten-endpoints.ts';

// One world for all, resource by resource: at last it is known which endpoints have been called.
useWorld();
deviceTests();
actionTests();
valueTests();
folderTests();
mbusTests();
chargingStationTests();
virtualMeterTests();
applicationTests();
partnerTests();

describe('at last', () => {
  test('an account that was deleted lets nobody in', async () => {
    await account.user.remove({ confirm: 'delete my account' });
    await expect(account.user.get()).rejects.toMatchObject({ status: 401 });
  });

  test('every endpoint has been called', () => {
    const all = [...flattenEndpoints(accountEndpoints), ...flattenEndpoints(partnerEndpoints)];
    expect(
      all.filter((endpoint) => !called.has(endpoint)).map(({ method, path }) => `${method} ${path}`),
    ).toEqual([]);
  });
});
