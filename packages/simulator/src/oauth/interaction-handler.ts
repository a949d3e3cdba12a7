import type { IncomingMessage, ServerResponse } from 'node:http';
import { scopes as publishedScopes, type Scope } from '@smart-me/api-core';
import type { InteractionResults, Provider } from 'oidc-provider';
import type { RequestHandler } from '../http/request-listener.ts';
import type { SimulatorState } from '../state/simulator-state.ts';
import { INTERACTION_ROUTE } from './oauth-routes.ts';
import { consentPage } from './pages/consent-page.ts';
import { loginPage } from './pages/login-page.ts';
import { PAGE_HEADERS } from './pages/page-style.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** What a person's reply to a page leads to, or the page again with what was wrong. */
type Outcome = { readonly result: InteractionResults } | { readonly problem: string };

/** The pages on which a person signs in and consents, at `/oauth/interaction/{uid}`; their forms go to a path below. */
export function interactionHandler(provider: Provider, state: SimulatorState): RequestHandler {
  async function show(interaction: Interaction, response: ServerResponse, problem?: string): Promise<void> {
    const { uid, params, prompt, session } = interaction;
    const client = await clientName(params['client_id']);
    const action = `${INTERACTION_ROUTE}/${uid}`;
    const page =
      prompt.name === 'login'
        ? await loginPage({ action, client, ...(problem !== undefined && { problem }) })
        : await consentPage({
            action,
            client,
            username: usernameOf(session?.accountId),
            scopes: requestedScopes(interaction),
          });
    response.writeHead(problem === undefined ? 200 : 401, PAGE_HEADERS).end(page);
  }

  async function outcomeOf(interaction: Interaction, step: string, form: URLSearchParams): Promise<Outcome> {
    switch (step) {
      case 'login': {
        const principal = state.byPassword(form.get('username') ?? '', form.get('password') ?? '');
        if (principal === undefined) return { problem: 'User name or password is wrong.' };
        return { result: { login: { accountId: String(principal.account.id) } } };
      }
      case 'consent':
        return { result: { consent: { grantId: await grant(interaction) } } };
      default:
        return { result: { error: 'access_denied', error_description: 'The person denied access.' } };
    }
  }

  /** Notes what the person allows; what was allowed before stays. */
  async function grant(interaction: Interaction): Promise<string> {
    const { grantId, session, params } = interaction;
    const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
    const granted =
      known ??
      new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
    granted.addOIDCScope(scopeOf(interaction));
    return granted.save();
  }

  async function clientName(clientId: unknown): Promise<string> {
    const client = await provider.Client.find(String(clientId));
    return client?.clientName ?? 'An application';
  }

  function usernameOf(accountId: string | undefined): string {
    return state.accounts.find(({ id }) => String(id) === accountId)?.username ?? '';
  }

  return async (request: IncomingMessage, response: ServerResponse) => {
    const interaction = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') return show(interaction, response);
    const step = new URL(request.url ?? '/', 'http://simulator').pathname.split('/').at(-1) ?? '';
    const outcome = await outcomeOf(interaction, step, await readForm(request));
    if ('problem' in outcome) return show(interaction, response, outcome.problem);
    await provider.interactionFinished(request, response, outcome.result, {
      mergeWithLastSubmission: step === 'consent',
    });
  };
}

function scopeOf({ params }: Interaction): string {
  const scope = params['scope'];
  return typeof scope === 'string' ? scope : '';
}

function requestedScopes(interaction: Interaction): Scope[] {
  const requested = new Set(scopeOf(interaction).split(' '));
  return publishedScopes.filter((scope) => requested.has(scope));
}

/** The forms of the sign-in pages hold a few words. */
const MAX_FORM_BYTES = 16 * 1024;

/** The fields of a posted HTML form. @throws {RangeError} when it is larger than any of these pages sends. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) throw new RangeError('The form is too large.');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
