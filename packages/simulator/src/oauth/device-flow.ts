import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { OAUTH_ROUTES } from './oauth-routes.ts';
import { PAGE_HEADERS } from './pages/page-style.ts';
import { userCodeConfirmPage, userCodeDonePage, userCodePage } from './pages/user-code-pages.ts';

type DeviceFlow = NonNullable<NonNullable<Configuration['features']>['deviceFlow']>;

/** The device code grant with the platform's page at `/oauth/verify`. */
export const deviceFlow: DeviceFlow = {
  enabled: true,
  // 0648-9465-6349: the form in which the platform writes them.
  charset: 'digits',
  mask: '****-****-****',

  async userCodeInputSource(context, form, _, error) {
    const problem = error && 'The code is wrong, expired or used. Look at the device again.';
    await show(context, userCodePage({ ...formOf(form), problem }));
  },

  async userCodeConfirmSource(context, form, client, _, userCode) {
    await show(context, userCodeConfirmPage({ ...formOf(form), userCode, client: nameOf(client) }));
  },

  async successSource(context) {
    const { client } = context.oidc;
    await show(context, userCodeDonePage(client === undefined ? 'The device' : nameOf(client)));
  },
};

/** oidc-provider hands over a form of its own; what counts of it is the token against forged requests. */
function formOf(form: string): { action: string; xsrf: string } {
  const [, xsrf = ''] = /name="xsrf" value="([^"]*)"/.exec(form) ?? [];
  return { action: OAUTH_ROUTES.code_verification, xsrf };
}

async function show(context: KoaContextWithOIDC, page: Promise<string>): Promise<void> {
  context.set(PAGE_HEADERS);
  context.body = await page;
}

function nameOf({ clientName, clientId }: { clientName?: string | undefined; clientId: string }): string {
  return clientName ?? clientId;
}
