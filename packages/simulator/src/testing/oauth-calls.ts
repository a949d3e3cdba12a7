import { afterAll, beforeAll } from '@jest/globals';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { SUMMER_MORNING } from './world.ts';
import { ScriptedBrowser } from './scripted-browser.ts';

export const REDIRECT = 'http://127.0.0.1:49152/callback';
export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** The simulator whose OAuth endpoints the tests of a file talk to. */
export let simulator: Simulator;

/** Starts it before the tests of a file, at a time that stands still, and stops it after them. */
export function useSimulator(): void {
  beforeAll(async () => {
    simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
  });
  afterAll(() => simulator.stop());
}

export type TokenResponse = Record<string, unknown> & {
  readonly status: number;
  readonly access_token: string;
  readonly refresh_token: string;
};

export async function post(
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<TokenResponse> {
  const response = await fetch(simulator.url + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers,
  });
  return { ...((await response.json()) as TokenResponse), status: response.status };
}

export const token = (
  form: Record<string, string>,
  headers?: Record<string, string>,
): Promise<TokenResponse> => post('/oauth/token', form, headers);

export const secretPost = (): { client_id: string; client_secret: string } => {
  const { clientId, clientSecret } = simulator.credentials.confidential;
  return { client_id: clientId, client_secret: clientSecret };
};

/** Goes to the authorization endpoint, logs in and allows. Returns the callback. */
export async function authorize(parameters: Record<string, string>, path = '/oauth/authorize'): Promise<URL> {
  const browser = new ScriptedBrowser(simulator.url);
  await browser.open(
    `${path}?${new URLSearchParams({ response_type: 'code', redirect_uri: REDIRECT, ...parameters }).toString()}`,
  );
  await browser.press('Sign in', {
    username: simulator.credentials.username,
    password: simulator.credentials.password,
  });
  await browser.press('Allow');
  return new URL(browser.url);
}

export async function codeGrant(parameters: Record<string, string> = {}): Promise<TokenResponse> {
  const callback = await authorize({
    client_id: 'simulator-confidential',
    scope: 'device.read offline_access',
    ...parameters,
  });
  return token({
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: REDIRECT,
    ...secretPost(),
  });
}
