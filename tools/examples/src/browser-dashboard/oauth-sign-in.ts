import {
  createOAuthClient,
  isOAuthError,
  type PendingAuthorization,
  publicClient,
  tokenSource,
  webStorage,
} from '@smart-me/oauth';
import { element } from './element.ts';
import { failureNotice } from './failure-notice.ts';
import { baseUrl, setting } from './page-settings.ts';
import type { SignInWay } from './sample.ts';

const oauth = createOAuthClient({
  client: publicClient({ clientId: setting('smart-me-client-id') }),
  baseUrl,
});

/** The sign-in lasts as long as the tab. */
const source = tokenSource(oauth, { store: webStorage(sessionStorage) });

/** Where the sign-in that this tab has begun waits for its callback. */
const PENDING = 'smart-me.pending';
const CALLBACK_PATH = '/callback';

/** Authorization code with PKCE (RFC 7636): smart-me asks the person, and the browser comes back with a code. */
export const oauthSignIn: SignInWay = {
  ask: ({ problem }) => {
    const problems = element('div', {}, ...(problem === undefined ? [] : [failureNotice(problem)]));
    const button = element('button', { class: 'primary', type: 'button' }, 'Sign in with smart-me');
    button.addEventListener('click', () => {
      begin().catch((error: unknown) => {
        problems.replaceChildren(failureNotice(error));
      });
    });
    return element(
      'div',
      { class: 'card sign-in' },
      element('h2', {}, 'Sign in'),
      problems,
      element('p', {}, 'smart-me asks you to log in, and to let this page read your devices.'),
      button,
    );
  },

  resume: async () => {
    const callback = location.href;
    const begun = sessionStorage.getItem(PENDING);
    if (location.pathname === CALLBACK_PATH) {
      // The code is in no history, and a reload does not bring it up again.
      history.replaceState(null, '', '/sign-in');
      if (begun !== null) {
        const tokens = await oauth.complete(callback, JSON.parse(begun) as PendingAuthorization);
        sessionStorage.removeItem(PENDING);
        await source.signIn(tokens);
      }
    }
    try {
      await source.tokens();
      return source;
    } catch (error) {
      if (isOAuthError(error, 'sign_in_required')) return undefined;
      throw error;
    }
  },

  end: () => source.signOut(),
};

async function begin(): Promise<void> {
  const { url, pending } = await oauth.begin({
    redirectUri: location.origin + CALLBACK_PATH,
    scopes: ['device.read', 'offline_access'],
  });
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  location.assign(url);
}
