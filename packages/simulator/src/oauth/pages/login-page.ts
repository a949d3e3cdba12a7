import { html } from 'hono/html';
import { page } from './page.ts';

/** Asks who is there. */
export function loginPage({
  action,
  client,
  problem,
}: {
  action: string;
  client: string;
  problem?: string;
}): Promise<string> {
  return page({
    title: 'Sign in',
    problem,
    content: html`<p><strong>${client}</strong> wants to use your smart-me account.</p>
      <form method="post" action="${action}/login">
        <label for="username">User name or e-mail</label>
        <input
          id="username"
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          autofocus
        />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <button class="primary" type="submit">Sign in</button>
      </form>
      <form method="post" action="${action}/abort"><button type="submit">Cancel</button></form>`,
  });
}
