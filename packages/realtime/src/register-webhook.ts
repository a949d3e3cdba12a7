/// <reference lib="esnext.disposable" preserve="true" />
import type { AccountApi, RealtimeRegistration } from '@smart-me/account-api';
import { type BasicCredentials, type CallOptions, isSmartMeError, SmartMeError } from '@smart-me/api-core';
import { credentialsProblem } from './credentials.ts';

/** What to register. */
export interface RegisterWebhookOptions extends CallOptions {
  /** Where smart-me sends deliveries to; reachable from the internet for the real platform. */
  readonly url: string | URL;
  /** What smart-me sends with every delivery: the same as in `createWebhookReceiver`. */
  readonly credentials: BasicCredentials;
  /** One device by its id or its serial number; all devices of the account when left out. */
  readonly device?: { readonly id: string } | { readonly serial: string | number | bigint };
}

/** A registration at smart-me that this program can take back. */
export interface WebhookRegistration extends AsyncDisposable {
  readonly id: string;
  /** Removes the registration; one that is gone already is no error. */
  remove(options?: CallOptions): Promise<void>;
}

/**
 * Registers a webhook, idempotently: an equal registration is used again; one for the same URL and device that differs in
 * anything else, or does not show its password, is replaced. One is left in the end, so no delivery comes twice.
 * Needs the scope `realtimeapi.readwrite`.
 *
 * @throws SmartMeError `invalid_request` when the URL, the credentials or the device are none; of the calls; `unexpected_response` when the platform does not list the new registration.
 * @example
 * ```ts
 * import { createAccountApi } from '@smart-me/account-api';
 * import { apiKey, createClient } from '@smart-me/api-core';
 * import { registerWebhook } from '@smart-me/realtime';
 *
 * const account = createAccountApi(createClient({ auth: apiKey('your key') }));
 * const webhook = await registerWebhook(account, {
 *   url: 'https://example.com/smart-me',
 *   credentials: { username: 'smart-me', password: 'a long random password' },
 * });
 * console.log(webhook.id);
 * await webhook.remove();
 * ```
 */
export async function registerWebhook(
  account: Pick<AccountApi, 'realtimeRegistrations'>,
  { url, credentials, device, ...call }: RegisterWebhookOptions,
): Promise<WebhookRegistration> {
  const problem = credentialsProblem(credentials);
  if (problem !== undefined)
    throw refused(problem, 'Give the credentials that the receiver was created with.');
  const wanted: Wanted = {
    ...(device === undefined ? { registrationType: 'userRegistration' } : singleMeter(device)),
    apiUrl: webhookUrl(url),
    basicAuthUsername: credentials.username,
    basicAuthPassword: credentials.password,
  };
  const listed = await listForUrl(account, wanted.apiUrl, call);
  const equal = listed.find((registration) => isEqual(registration, wanted));
  const kept = equal ?? (await create(account, wanted, listed, call));
  for (const { id } of listed.filter((registration) => sameDevice(registration, wanted))) {
    if (id !== kept.id) await remove(account, id, call);
  }
  const withdraw = (options?: CallOptions): Promise<void> => remove(account, kept.id, options);
  return { id: kept.id, remove: withdraw, [Symbol.asyncDispose]: () => withdraw() };
}

/** The URL, which may hold no credentials: smart-me sends those of the registration. */
function webhookUrl(url: string | URL): string {
  const parsed = URL.parse(String(url));
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw refused(
      'The URL of the webhook is no URL of http or https.',
      'Give a whole one, such as https://example.com/smart-me.',
    );
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw refused(
      'The URL of the webhook holds a user name or a password.',
      'Give them as credentials, and the URL without them.',
    );
  }
  return parsed.href;
}

function refused(message: string, hint: string): SmartMeError {
  return new SmartMeError(message, { code: 'invalid_request', hint });
}

type Account = Pick<AccountApi, 'realtimeRegistrations'>;
type Wanted = Omit<RealtimeRegistration, 'id' | 'registrationType' | 'apiUrl'> & {
  readonly registrationType: 'userRegistration' | 'singleMeterRegistration';
  readonly apiUrl: string;
};

function singleMeter(
  device: NonNullable<RegisterWebhookOptions['device']>,
): Pick<Wanted, 'registrationType' | 'meterId' | 'serialNumber'> {
  const { id = '', serial = '' }: { readonly id?: string; readonly serial?: string | number | bigint } =
    device;
  if (id === '' && serial === '')
    throw refused('The device of the webhook has no id and no serial number.', 'Give { id } or { serial }.');
  const target = id === '' ? { serialNumber: String(serial) } : { meterId: id };
  return { registrationType: 'singleMeterRegistration', ...target };
}

async function listForUrl(
  account: Account,
  url: string,
  call: CallOptions,
): Promise<readonly RealtimeRegistration[]> {
  const registrations = await account.realtimeRegistrations.list({}, call);
  return registrations.filter(({ apiUrl = '' }) => URL.parse(apiUrl)?.href === url);
}

/**
 * The POST returns nothing: the new registration is the one that was not listed before. Another device may be registered
 * for the same URL at the same moment, so of several new ones it is the one of this device.
 */
async function create(
  account: Account,
  wanted: Wanted,
  before: readonly RealtimeRegistration[],
  call: CallOptions,
): Promise<RealtimeRegistration> {
  await account.realtimeRegistrations.create(wanted, call);
  const known = new Set(before.map(({ id }) => id));
  const added = (await listForUrl(account, wanted.apiUrl, call)).filter(({ id }) => !known.has(id));
  const own = added.find((registration) => sameDevice(registration, wanted));
  const created = own ?? (added.length === 1 ? added[0] : undefined);
  if (created !== undefined) return created;
  throw new SmartMeError('The platform took the registration of the webhook but does not list it.', {
    code: 'unexpected_response',
    hint: 'Look for it with realtimeRegistrations.list() before registering again.',
    endpoint: 'GET /RegisterForRealtimeApi',
  });
}

async function remove(account: Account, id: string, call?: CallOptions): Promise<void> {
  try {
    await account.realtimeRegistrations.remove({ id }, call);
  } catch (error) {
    if (!isSmartMeError(error, 'not_found')) throw error;
  }
}

function isEqual(registration: RealtimeRegistration, wanted: Wanted): boolean {
  return (
    sameDevice(registration, wanted) &&
    registration.registrationType === wanted.registrationType &&
    registration.basicAuthUsername === wanted.basicAuthUsername &&
    registration.basicAuthPassword === wanted.basicAuthPassword
  );
}

/** The platform may fill in the other of id and serial number, so only what was asked for is compared. */
function sameDevice({ meterId, serialNumber }: RealtimeRegistration, wanted: Wanted): boolean {
  if (wanted.meterId !== undefined) return meterId?.toLowerCase() === wanted.meterId.toLowerCase();
  if (wanted.serialNumber !== undefined) return serialNumber === wanted.serialNumber;
  return isUnset(meterId) && isUnset(serialNumber);
}

/** .NET writes an absent GUID as zeros. */
function isUnset(text = ''): boolean {
  return /^[0-]*$/.test(text);
}
