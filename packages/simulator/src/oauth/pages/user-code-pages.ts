import { html } from 'hono/html';
import { page } from './page.ts';

/** Where the forms of these pages go, and the token that says they came from here. */
export interface UserCodeForm {
  readonly action: string;
  readonly xsrf: string;
}

/** Asks for the code that a device shows (RFC 8628 §3.3). */
export function userCodePage({
  action,
  xsrf,
  problem,
}: UserCodeForm & { problem?: string | undefined }): Promise<string> {
  return page({
    title: 'Connect a device',
    problem,
    content: html`<form method="post" action="${action}">
      <input type="hidden" name="xsrf" value="${xsrf}" />
      <label for="user_code">Code that the device shows</label>
      <input
        id="user_code"
        name="user_code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        required
        autofocus
      />
      <button class="primary" type="submit">Continue</button>
    </form>`,
  });
}

/** Asks whether the device at hand shows the same code (RFC 8628 §5.4). */
export function userCodeConfirmPage({
  action,
  xsrf,
  userCode,
  client,
}: UserCodeForm & { userCode: string; client: string }): Promise<string> {
  return page({
    title: 'Is this your device?',
    content: html`<p><strong>${client}</strong> shows this code:</p>
      <p class="user-code">${userCode}</p>
      <form method="post" action="${action}">
        <input type="hidden" name="xsrf" value="${xsrf}" />
        <input type="hidden" name="user_code" value="${userCode}" />
        <button class="primary" type="submit" name="confirm" value="yes">Yes, continue</button>
        <button type="submit" name="abort" value="yes">No, cancel</button>
      </form>`,
  });
}

/** Says that the person is done. */
export function userCodeDonePage(client: string): Promise<string> {
  return page({
    title: 'Connected',
    content: html`<p><strong>${client}</strong> is signed in. You can close this page.</p>`,
  });
}
