import { type AuthProvider, type Client, createClient, isSmartMeError } from '@smart-me/api-core';
import { element } from './element.ts';
import { failureNotice } from './failure-notice.ts';
import { baseUrl } from './page-settings.ts';

/** What a sample shows of an account. */
export interface Sample<Content> {
  readonly load: (client: Client, signal: AbortSignal) => Promise<Content>;
  /** One line about the content; it is announced. */
  readonly summary: (content: Content) => readonly (Node | string)[];
  readonly show: (content: Content) => readonly HTMLElement[];
}

/** How the person of a sample signs in. */
export interface SignInWay {
  /** Asks the person. `problem` is why they are asked again. */
  readonly ask: (options: {
    readonly problem: unknown;
    readonly onSignIn: (auth: AuthProvider) => void;
  }) => HTMLElement;
  /** A sign-in that came about before this page was loaded. */
  readonly resume?: () => Promise<AuthProvider | undefined>;
  /** Forgets it. */
  readonly end?: () => Promise<void>;
}

/** Runs a sample in the `main` of its page: sign in, load, show, refresh, sign out. */
export function startSample<Content>(sample: Sample<Content>, signIn: SignInWay): void {
  const main = element('main');
  document.querySelector('main')?.replaceWith(main);
  void resume();

  async function resume(): Promise<void> {
    try {
      const auth = await signIn.resume?.();
      if (auth === undefined) ask();
      else open(auth);
    } catch (error) {
      ask(error);
    }
  }

  function ask(problem?: unknown): void {
    const form = signIn.ask({ problem, onSignIn: open });
    main.replaceChildren(form);
    form.querySelector<HTMLElement>('.fields input, button')?.focus();
  }

  function open(auth: AuthProvider): void {
    const signedOut = new AbortController();
    const status = element('p', { role: 'status' });
    const problems = element('div');
    const content = element('div', { class: 'content' }, placeholder());
    const refresh = button('Refresh', load);
    const signOut = button('Sign out', async () => {
      signedOut.abort();
      await signIn.end?.();
      ask();
    });
    main.replaceChildren(element('div', { class: 'toolbar' }, status, refresh, signOut), problems, content);

    const say = (...text: readonly (Node | string)[]): void => {
      status.replaceChildren(...text);
    };
    const client = createClient({
      auth,
      baseUrl,
      hooks: {
        onRetry: () => {
          say('No good response yet. Trying again …');
        },
        onPause: ({ duration }) => {
          say(`The server is busy. Waiting ${Math.ceil(duration / 1000)} s …`);
        },
      },
    });
    void load();

    async function load(): Promise<void> {
      say('Loading …');
      refresh.disabled = true;
      content.ariaBusy = 'true';
      try {
        const loaded = await sample.load(client, signedOut.signal);
        content.replaceChildren(...sample.show(loaded));
        problems.replaceChildren();
        say(...sample.summary(loaded));
      } catch (error) {
        fail(error);
      }
      refresh.disabled = false;
      content.ariaBusy = 'false';
    }

    function fail(error: unknown): void {
      if (signedOut.signal.aborted) return;
      if (isSmartMeError(error, 'unauthorized')) {
        ask(error);
        return;
      }
      content.querySelector('.placeholder')?.remove();
      problems.replaceChildren(failureNotice(error));
      say(
        content.hasChildNodes() ? 'Could not be refreshed: this was read before.' : 'Nothing could be read.',
      );
    }
  }
}

function button(text: string, onPress: () => Promise<void>): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', () => void onPress());
  return made;
}

/** Stands where the content will be. */
function placeholder(): HTMLElement {
  const rows = Array.from({ length: 6 }, () => element('div'));
  return element('div', { class: 'placeholder card', 'aria-hidden': 'true' }, ...rows);
}
