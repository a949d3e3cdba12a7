import type { Scope } from '@smart-me/api-core';
import { html } from 'hono/html';
import { SCOPE_DESCRIPTIONS } from '../../state/granted-scopes.ts';
import { page } from './page.ts';

/** Asks whether a client may do what it wants to. */
export function consentPage({
  action,
  client,
  username,
  scopes,
}: {
  action: string;
  client: string;
  username: string;
  scopes: readonly Scope[];
}): Promise<string> {
  return page({
    title: 'Allow access?',
    content: html`<p>
        <strong>${client}</strong> wants to do this with the account of <strong>${username}</strong>:
      </p>
      <ul>
        ${scopes.map((scope) => html`<li>${SCOPE_DESCRIPTIONS[scope]} <small>(${scope})</small></li>`)}
      </ul>
      <form method="post" action="${action}/consent">
        <button class="primary" type="submit">Allow</button>
      </form>
      <form method="post" action="${action}/abort"><button type="submit">Deny</button></form>`,
  });
}
