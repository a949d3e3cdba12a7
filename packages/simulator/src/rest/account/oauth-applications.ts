import type { DeviceApp, UserApp, UserAppSettings } from '@smart-me/account-api';
import {
  createConfidentialApplication,
  createDeviceApplication,
  createPublicApplication,
  getClaimTree,
  listOAuthApplications,
  removeConfidentialApplication,
  removeDeviceApplication,
  removePublicApplication,
  updateConfidentialApplication,
  updateDeviceApplication,
  updatePublicApplication,
} from '@smart-me/account-api/endpoints';
import { scopes, type Scope } from '@smart-me/api-core';
import { randomBytes, randomUUID } from 'node:crypto';
import { Secret } from '../../state/secret.ts';
import { claimTree } from '../../state/granted-scopes.ts';
import type { OAuthApplication, OAuthApplicationKind } from '../../state/simulator-state.ts';
import { HttpProblem, notFound } from '../../http/http-problem.ts';
import { implement, type Implementation, type RequestContext } from '../implementation.ts';

/** The most of each kind that an account has. */
const MOST: Readonly<Record<OAuthApplicationKind, number>> = { public: 3, confidential: 3, device: 50 };

/** The account's OAuth applications: what is made here signs in at the simulator's own authorization server. */
export const oauthApplications: readonly Implementation[] = [
  implement(listOAuthApplications, (_, context) => ({
    public: ownApplications(context, 'public').map(userApp),
    confidential: ownApplications(context, 'confidential').map(userApp),
    device: ownApplications(context, 'device').map(deviceApp),
  })),

  implement(getClaimTree, () => claimTree()),

  implement(createPublicApplication, (settings, context) =>
    userApp(create('public', settings, context).application),
  ),
  implement(updatePublicApplication, ({ clientId, ...settings }, context) =>
    userApp(update('public', clientId, settings, context)),
  ),
  implement(removePublicApplication, ({ clientId }, context) => userApp(remove('public', clientId, context))),

  implement(createConfidentialApplication, (settings, context) => {
    const { application, secret } = create('confidential', settings, context);
    return { app: userApp(application), secret };
  }),
  implement(updateConfidentialApplication, ({ clientId, ...settings }, context) =>
    userApp(update('confidential', clientId, settings, context)),
  ),
  implement(removeConfidentialApplication, ({ clientId }, context) =>
    userApp(remove('confidential', clientId, context)),
  ),

  implement(createDeviceApplication, (settings, context) => {
    const { application, secret } = create('device', settings, context);
    return { app: deviceApp(application), secret };
  }),
  implement(updateDeviceApplication, ({ clientId, ...settings }, context) =>
    deviceApp(update('device', clientId, settings, context)),
  ),
  implement(removeDeviceApplication, ({ clientId }, context) =>
    deviceApp(remove('device', clientId, context)),
  ),
];

type Owner = Pick<RequestContext, 'account' | 'state'>;

function create(
  kind: OAuthApplicationKind,
  settings: UserAppSettings,
  context: Owner,
): { application: OAuthApplication; secret: string } {
  if (ownApplications(context, kind).length >= MOST[kind])
    throw new HttpProblem(409, `An account has at most ${MOST[kind]} ${kind} applications.`);
  const secret = randomBytes(32).toString('base64url');
  const application = context.state.addApplication({
    kind,
    clientId: randomUUID(),
    secret: kind === 'public' ? undefined : new Secret(secret),
    displayName: settings.displayName ?? 'Application',
    allowedScopes: publishedScopes(settings.allowedClaims ?? []),
    redirectUris: redirectUrls(settings.redirectUris ?? []),
    owner: context.account,
  });
  return { application, secret };
}

function update(
  kind: OAuthApplicationKind,
  clientId: string,
  { displayName, allowedClaims, redirectUris }: UserAppSettings,
  context: Owner,
): OAuthApplication {
  const application = ownApplication(context, kind, clientId);
  const allowedScopes = allowedClaims && publishedScopes(allowedClaims);
  const urls = redirectUris && redirectUrls(redirectUris);
  application.displayName = displayName ?? application.displayName;
  application.allowedScopes = allowedScopes ?? application.allowedScopes;
  application.redirectUris = urls ?? application.redirectUris;
  return application;
}

function remove(kind: OAuthApplicationKind, clientId: string, context: Owner): OAuthApplication {
  const application = ownApplication(context, kind, clientId);
  context.state.applications.delete(clientId);
  return application;
}

function ownApplications({ account, state }: Owner, kind: OAuthApplicationKind): OAuthApplication[] {
  return [...state.applications.values()].filter(
    (application) => application.owner === account && application.kind === kind,
  );
}

function ownApplication(owner: Owner, kind: OAuthApplicationKind, clientId: string): OAuthApplication {
  const application = ownApplications(owner, kind).find((candidate) => candidate.clientId === clientId);
  if (application === undefined) throw notFound(`such ${kind} application`);
  return application;
}

function publishedScopes(claims: readonly string[]): Scope[] {
  const unknown = claims.find((claim) => !(scopes as readonly string[]).includes(claim));
  if (unknown !== undefined)
    throw new HttpProblem(400, 'allowedClaims: one is not among those of the claim tree.');
  return scopes.filter((scope) => claims.includes(scope));
}

function redirectUrls(urls: readonly string[]): readonly string[] {
  if (!urls.every((url) => URL.canParse(url))) throw new HttpProblem(400, 'redirectUris: one is no URL.');
  return urls;
}

function deviceApp({ clientId, displayName, allowedScopes }: OAuthApplication): DeviceApp {
  return { clientId, displayName, allowedClaims: [...allowedScopes] };
}

function userApp(application: OAuthApplication): UserApp {
  return { ...deviceApp(application), redirectUris: [...application.redirectUris] };
}
