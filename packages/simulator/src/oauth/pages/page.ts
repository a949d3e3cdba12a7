import { html } from 'hono/html';

/** Markup in which everything that was filled in is escaped. */
export type Markup = ReturnType<typeof html>;

/** The pages load nothing and may not be framed. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

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
        <style>
          :root {
            color-scheme: light dark;
            font:
              1rem/1.5 system-ui,
              sans-serif;
          }
          body {
            margin: 0;
            display: grid;
            min-height: 100vh;
            place-items: center;
          }
          main {
            width: min(24rem, calc(100vw - 2rem));
          }
          label,
          input,
          button {
            display: block;
            width: 100%;
            box-sizing: border-box;
            font: inherit;
          }
          label {
            margin-top: 1rem;
          }
          input,
          button {
            padding: 0.6rem;
            border: 1px solid #767676;
            border-radius: 0.3rem;
          }
          button {
            margin-top: 1rem;
            cursor: pointer;
          }
          button.primary {
            background: #00543c;
            border-color: #00543c;
            color: #fff;
          }
          :focus-visible {
            outline: 3px solid #1a73e8;
            outline-offset: 2px;
          }
          [role='alert'] {
            padding: 0.6rem;
            border-left: 4px solid #b3261e;
          }
          code {
            font-size: 1.4rem;
            letter-spacing: 0.1em;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}${content}
        </main>
      </body>
    </html>`;
  return markup.toString();
}
