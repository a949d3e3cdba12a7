import { apiKey, type AuthProvider, basicAuth } from '@smart-me/api-core';
import { element } from './element.ts';
import { failureNotice } from './failure-notice.ts';
import { baseUrl } from './page-settings.ts';
import type { SignInWay } from './sample.ts';

/**
 * Asks for an API key, or for user name and password. What is typed goes into an `AuthProvider` and nowhere else: it ends
 * with the page, or with signing out.
 */
export const typedCredentials: SignInWay = { ask: signInForm };

function signInForm({ problem, onSignIn }: Parameters<SignInWay['ask']>[0]): HTMLFormElement {
  const fields = element('div', { class: 'fields' });
  const problems = element('div', {}, ...(problem === undefined ? [] : [failureNotice(problem)]));
  let chosen = byApiKey();
  fields.append(...chosen.content);
  const choose = (way: Way): void => {
    chosen = way;
    fields.replaceChildren(...way.content);
  };

  const form = element(
    'form',
    { class: 'card sign-in' },
    element('h2', {}, 'Sign in'),
    problems,
    element(
      'fieldset',
      { class: 'choices' },
      element('legend', { class: 'unseen' }, 'How to sign in'),
      choice('API key', true, () => {
        choose(byApiKey());
      }),
      choice('User and password', false, () => {
        choose(byPassword());
      }),
    ),
    fields,
    element('button', { class: 'primary', type: 'submit' }, 'Sign in'),
    element('p', { class: 'fine' }, 'Goes to ', element('strong', {}, baseUrl), ' only, and is not stored.'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    try {
      onSignIn(chosen.auth());
    } catch (error) {
      problems.replaceChildren(failureNotice(error));
    }
  });
  return form;
}

/** A way to sign in: what it asks for, and what that makes. */
interface Way {
  readonly content: readonly HTMLElement[];
  /** @throws {SmartMeError} for what can be no credentials */
  readonly auth: () => AuthProvider;
}

function byApiKey(): Way {
  const key = element('input', { type: 'password', autocomplete: 'off', required: '' });
  return {
    content: [field('API key', key), note('It needs the scope device.read.')],
    auth: () => apiKey(key.value.trim()),
  };
}

function byPassword(): Way {
  const username = element('input', { autocomplete: 'username', autocapitalize: 'none', required: '' });
  const password = element('input', { type: 'password', autocomplete: 'current-password', required: '' });
  return {
    content: [
      field('User name', username),
      field('Password', password),
      note('smart-me is removing this way: prefer an API key.'),
    ],
    auth: () => basicAuth({ username: username.value.trim(), password: password.value }),
  };
}

function choice(title: string, isChosen: boolean, onChoose: () => void): HTMLLabelElement {
  const radio = element('input', { type: 'radio', name: 'way', ...(isChosen && { checked: '' }) });
  radio.addEventListener('change', onChoose);
  return element('label', {}, radio, element('span', {}, title));
}

function field(title: string, input: HTMLInputElement): HTMLLabelElement {
  return element('label', { class: 'field' }, element('span', {}, title), input);
}

function note(text: string): HTMLParagraphElement {
  return element('p', { class: 'fine' }, text);
}
