import { html } from 'hono/html';
import { page } from './page.ts';

/** Says what is wrong with a request that a person's browser made (RFC 6749 §4.1.2.1). */
export function errorPage({
  error,
  error_description: description,
}: {
  error: string;
  error_description?: string | undefined;
}): Promise<string> {
  return page({
    title: 'That did not work',
    problem: description ?? error,
    content: html`<p>Error: <code>${error}</code></p>`,
  });
}
