import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AccountApi, createAccountApi } from '@smart-me/account-api';
import { apiKey, type Client, createClient } from '@smart-me/api-core';
import { createPartnerApi, type PartnerApi } from '@smart-me/partner-api';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import { openApiDocument } from './open-api-document.ts';
import { type ExchangeCheck, exchangeCheck, operationsOf } from './testing/exchange-check.ts';

const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';
const DAY = { from: '2026-06-14T00:00:00Z', to: '2026-06-15T00:00:00Z' };

let simulator: Simulator;
beforeAll(async () => {
  const clock = { start: '2026-06-15T08:30:00Z', speed: 0 };
  simulator = await startSimulator({ casing: 'camel', clock }); // as the document writes names
});
afterAll(() => simulator.stop());

function clientCheckedBy({ fetch }: ExchangeCheck): Client {
  return createClient({ auth: apiKey(simulator.credentials.apiKey), baseUrl: simulator.url, fetch });
}

function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('The list is empty.');
  return item;
}

test('a document that has an exchange otherwise is found wrong', async () => {
  const { paths, components, ...rest } = openApiDocument({ baseUrl: simulator.url });
  const check = exchangeCheck({
    ...rest,
    paths: {
      ...paths,
      '/DeviceBySerial': { get: { ...paths['/DeviceBySerial']?.get, parameters: [] } as never },
    },
    components: {
      ...components,
      schemas: {
        ...components.schemas,
        NewCustomDevice: { type: 'object', required: ['serial'] },
        User: { type: 'object', properties: { id: { type: 'string' } } },
      },
    },
  });
  const { customDevices, devices, user } = createAccountApi(clientCheckedBy(check));
  await devices.getBySerial({ serial: (await devices.list())[0]?.serial ?? 0 });
  await customDevices.create({ name: 'Weather' });
  await user.get();
  expect(check.differences).toEqual([
    'GET /DeviceBySerial: has no parameter serial',
    expect.stringMatching(/^POST \/CustomDevice: .*must have required property 'serial'/),
    expect.stringMatching(/^GET \/User: data/),
  ]);
});

describe('every request of the client and every response of the simulator is as the document has it:', () => {
  let check: ExchangeCheck;
  let account: AccountApi;
  let partner: PartnerApi;
  beforeAll(() => {
    check = exchangeCheck(openApiDocument({ baseUrl: simulator.url }));
    const client = clientCheckedBy(check);
    account = createAccountApi(client);
    partner = createPartnerApi(client);
  });

  test('devices, values and actions', async () => {
    const { devices, customDevices, values, actions } = account;
    const { state } = simulator;
    const { id, serial = 0 } = first(await devices.list());
    const deviceId = id;
    await devices.get({ id });
    await devices.getBySerial({ serial });
    await devices.listByEnergy({ meterEnergyType: 'water' });
    await devices.listBySubType({ meterSubType: 'chargingStation' });
    await devices.getAdditionalInformation({ id });
    await devices.fastSend({ id });
    await devices.setConfiguration(await devices.getConfiguration({ id }));
    const own = await devices.create({
      name: 'Wind turbine',
      deviceEnergyType: 'electricity',
      counterReading: 1000,
      valueDate: '2026-06-15T08:00:00.1234567Z',
    });
    await devices.update({ id: own.id, activePower: 2.5, digitalInput1: true });
    const custom = await customDevices.create({ name: 'Weather', values: [{ name: 'Wind', value: 4.2 }] });
    await customDevices.update({ id: custom.id, values: [{ name: 'Wind', value: 5 }] });
    await customDevices.get({ id: custom.id });
    await customDevices.list();
    // A new meter has no licence, and would take that of the account away.
    for (const device of state.account.devices.values()) device.license = 'professional';
    await values.now({ deviceId });
    await values.at({ deviceId, date: DAY.from });
    await values.between({ deviceId, ...DAY, intervalMinutes: 15 });
    await values.interpolated({ deviceId, ...DAY, interval: 'fifteenMinutes' });
    await values.countersAt({ deviceId, date: DAY.from });
    await actions.list({ deviceId });
    await actions.run({ deviceId, actions: [{ code: '99-0:12.1.1*255', value: 1 }] });
    const relay = first((await devices.list()).filter(({ switchOn }) => switchOn === true));
    await devices.switch({ id: relay.id, switchState: false });
    expect(check.differences).toEqual([]);
  });

  test('folders and sub-users', async () => {
    const { devices, folders, folderUsers, subUsers } = account;
    const { state } = simulator;
    const meter = first(await devices.list());
    const { id = '' } = await folders.create({ name: 'Attic', folderType: 'house' });
    await folders.update({ id, description: 'Up there' });
    await folders.getSettings({ id });
    await folders.assign({ source: meter.id, target: id });
    await folders.getValues({ id });
    await folders.setInformation({ id, name: 'Roof' });
    await folders.getInformation({ id: meter.id });
    await folders.setMenu(await folders.getMenu());
    await folders.getMenu({ filter: 'roof' });

    await subUsers.create({
      username: 'carla',
      permissionLevel: 'selectedFolderOnly',
      newPassword: 'secret',
    });
    const userId = first([...state.account.subUsers.keys()]);
    await subUsers.update({ id: userId, accessEndDate: new Date('2027-01-01') });
    await subUsers.get({ id: userId });
    await folderUsers.assign({ userId, folderId: id, oldFolderId: EMPTY_GUID });
    await folderUsers.remove({ userId, folderId: id });
    await subUsers.remove({ id: userId });
    await folders.remove({ id });
    expect(check.differences).toEqual([]);
  });

  test('charging stations', async () => {
    const { pico } = account;
    const { id, serial = 0 } = first(await pico.list());
    await pico.getCharging({ id });
    await pico.listChargingHistory({ id });
    await pico.tryEnableCableLock({ id });
    await pico.getSettings({ id });
    const group = first(await pico.listLoadManagementGroups());
    await pico.getLoadManagementGroup({ id: group.id });
    await pico.setDynamicCurrent({ serial, currentMilliampere: 8000 });
    const current = { l1Milliampere: 16_000, l2Milliampere: 16_000, l3Milliampere: 0 };
    await pico.setThreePhaseDynamicCurrent({ id: group.id, ...current });
    expect(check.differences).toEqual([]);
  });

  test('virtual meters and tariffs', async () => {
    const { devices, folders, virtualBillingMeters, virtualMeters, virtualTariffs } = account;
    const device = first(await devices.list());
    await virtualMeters.calculateFormula({ formula: `ID("${device.id}") * 2` });
    const { id, serial } = first(await virtualBillingMeters.list());
    await virtualBillingMeters.activate({ serialNumber: String(serial) });
    await virtualBillingMeters.listActive();
    await virtualBillingMeters.deactivate({ id });

    const { folderId } = first(await virtualTariffs.list());
    await virtualTariffs.get({ id: folderId });
    await virtualTariffs.getConsumption({ folderId, ...DAY });
    const property = first((await folders.getMenu()).items ?? []).id ?? '';
    await virtualTariffs.listForProperty({ id: property });
    await virtualTariffs.getStatusForProperty({ id: property });
    expect(check.differences).toEqual([]);
  });

  test('applications and registrations', async () => {
    const { accessTokens, oauthApplications, realtimeRegistrations, refreshTokens } = account;
    const application = {
      displayName: 'App',
      allowedClaims: ['user.read'],
      redirectUris: ['https://app.example/callback'],
    };
    await oauthApplications.getClaimTree();
    const open = await oauthApplications.public.create(application);
    await oauthApplications.public.update({ clientId: open.clientId, displayName: 'New' });
    const closed = await oauthApplications.confidential.create(application);
    await oauthApplications.confidential.update({ clientId: closed.app.clientId, redirectUris: [] });
    const pump = await oauthApplications.device.create({ displayName: 'Pump', allowedClaims: [] });
    await oauthApplications.device.update({ clientId: pump.app.clientId, displayName: 'Fan' });
    await oauthApplications.list();
    await oauthApplications.public.remove({ clientId: open.clientId });
    await oauthApplications.confidential.remove({ clientId: closed.app.clientId });
    await oauthApplications.device.remove({ clientId: pump.app.clientId });
    await refreshTokens.list();
    await accessTokens.create({ cardId: 5 });

    await realtimeRegistrations.create({
      registrationType: 'userRegistration',
      apiUrl: 'http://127.0.0.1:1/',
      basicAuthUsername: 'u',
      basicAuthPassword: 'p',
    });
    await realtimeRegistrations.remove({ id: first(await realtimeRegistrations.list()).id });
    expect(check.differences).toEqual([]);
  });

  test('what a partner manages', async () => {
    const { devices, users, values } = partner;
    const userId = first(await users.list()).id;
    const deviceId = first(await devices.list()).id;
    await devices.listOfUser({ userId });
    await devices.listInformation();
    await devices.getInformation({ deviceId });
    await devices.fastSend({ deviceId });
    await devices.updateFirmware({ deviceIds: [deviceId] });
    await values.between({ deviceId, ...DAY, intervalMinutes: 60 });
    await values.interpolated({ deviceId, ...DAY, interval: 'day' });

    await users.signUp({ username: 'dora', email: 'dora@example.com', password: 'first' });
    await users.update({ userId, password: 'second' });
    const items = [{ name: 'Flat', folderType: 'house' } as const];
    await users.setFolderMenu({ userId, items, confirm: 'delete the existing configuration' });
    await users.getFolderMenu({ userId });
    await users.getVisualizationConfiguration({ userId });
    expect(check.differences).toEqual([]);
  });

  test('M-Bus gateways', async () => {
    const { devices, mbusGateways, mbusTelegrams } = account;
    const { id } = first(await devices.listByEnergy({ meterEnergyType: 'mbusGateway' }));
    const meter = {
      addressingMode: 'secondary',
      primaryAddress: 9,
      secondaryAddress: '12345678',
      baudrate: 'baud2400',
      sendSndNke: true,
      sendAppReset: false,
    } as const;
    const { meters = [] } = await mbusGateways.get({ id });
    const index = meters.length;
    await mbusGateways.addMeter({ id, ...meter });
    await mbusGateways.updateMeter({ id, index, ...meter, baudrate: 'baud9600' });
    await mbusGateways.getMeter({ id, index });
    await mbusGateways.removeMeter({ id, index });
    await mbusGateways.removeAllMeters({ id, confirm: 'delete all meters' });
    await mbusGateways.search({ id });
    await mbusGateways.update({ id, name: 'Cellar', readoutInterval: '15min', isAddingMetersAllowed: false });
    await mbusGateways.remove({ id });
    // RSP_UD of the water meter 12345678: 123.456 m³ as eight BCD digits in litres.
    const telegram = '681515680801727856341224400107550000000C13563412000B16';
    await mbusTelegrams.send({ date: '2026-06-15T08:00:00Z', telegram });
    expect(check.differences).toEqual([]);
  });

  test('the user, and all but the revoking of a token: nobody has one here', async () => {
    await account.user.get();
    await account.user.remove({ confirm: 'delete my account' });
    expect(check.differences).toEqual([]);
    const uncalled = operationsOf(openApiDocument()).filter(
      ({ operation }) => !check.called.has(operation.operationId),
    );
    expect(uncalled.map(({ operation }) => operation.operationId)).toEqual(['revokeRefreshToken']);
  });
});
