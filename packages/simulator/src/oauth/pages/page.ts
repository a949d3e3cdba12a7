import { html, raw } from 'hono/html';
import { PAGE_STYLE } from './page-style.ts';

/** Markup in which everything that was filled in is escaped. */
export type Markup = ReturnType<typeof html>;

/** A page with one task. `problem` is announced before it. */
export async function page({
  title,
  problem,
  content,
}: {
  title: string;
  problem?: string | undefined;
  content: Markup;
}): Promise<string> {
  const markup = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · smart-me simulator</title>
        ${raw(`<style>${PAGE_STYLE}</style>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}${content}
        </main>
        <footer>smart-me simulator: no real account is behind this page</footer>
      </body>
    </html>`;
  return markup.toString();
}

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
