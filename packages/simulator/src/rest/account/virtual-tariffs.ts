import type { FolderTariffs } from '@smart-me/account-api';
import {
  getVirtualTariffConsumption,
  getVirtualTariffs,
  getVirtualTariffsStatusForProperty,
  listVirtualTariffs,
  listVirtualTariffsForProperty,
} from '@smart-me/account-api/endpoints';
import { Timestamp } from '@smart-me/readings';
import { rounded } from '../../metering/sample.ts';
import type { Account } from '../../state/account.ts';
import { notFound } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { ownFolder } from '../owned.ts';
import { energyUse } from '../energy-use.ts';
import { timeRange } from '../time.ts';

/** Virtual tariffs: what energy costs by where it comes from. */
export const virtualTariffs: readonly Implementation[] = [
  implement(listVirtualTariffs, (_, { account, now }) =>
    [...account.tariffs.values()].map((tariffs) => dated(tariffs, now)),
  ),

  implement(getVirtualTariffs, ({ id }, { account, now }) => dated(tariffsOf(account, id), now)),

  implement(getVirtualTariffConsumption, ({ folderId, from, to }, { account, now }) => {
    const { virtualTariffs: tariffs = [] } = tariffsOf(account, folderId);
    const use = energyUse(account, folderId.toLowerCase(), timeRange(from, to, now), now);
    return tariffs.map(({ name = '', type = 'normal', value = 0 }) => {
      const consumption = type === 'solar' ? use.own : use.grid;
      return { name, tariffType: type, consumption, price: rounded(consumption * value, 2), currency: 'CHF' };
    });
  }),

  implement(listVirtualTariffsForProperty, ({ id }, { account, now }) =>
    tariffsWithin(account, id).map((tariffs) => dated(tariffs, now)),
  ),

  implement(getVirtualTariffsStatusForProperty, ({ id }, { account }) =>
    tariffsWithin(account, id).length > 0 ? 'Active' : 'NotConfigured',
  ),
];

function tariffsOf(account: Account, id: string): FolderTariffs {
  const tariffs = account.tariffs.get(ownFolder(account, id).id);
  if (tariffs === undefined) throw notFound('virtual tariff of this folder');
  return tariffs;
}

function tariffsWithin(account: Account, propertyId: string): FolderTariffs[] {
  const property = ownFolder(account, propertyId);
  return [...account.tariffs.values()].filter(({ folderId }) =>
    account.folders.isWithin(folderId, property.id),
  );
}

function dated(tariffs: FolderTariffs, now: number): FolderTariffs {
  return { ...tariffs, date: new Timestamp(now).toString() };
}
