import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Scene, WORKSPACE } from './scene.ts';

/** What a test has seen a terminal of 80 columns show. */
const SCREEN = 'packages/cli/src/testing/screens/plot-80.txt';
const COMMAND = 'smart-me plot "House connection" --from 2026-10-24 --to 2026-10-24';

// A cell is 10 pixels wide, so that bars meet.
const STYLE = `
  body { margin: 0; background: #101613; color: #e8eeea; }
  pre { margin: 0; padding: 20px 24px; font: 16.61px/19px 'DejaVu Sans Mono', monospace; }
  b { color: #6fdcb4; font-weight: normal; }`;

/** A load profile in a terminal. */
export async function openPlot(): Promise<Scene> {
  const screen = await readFile(join(WORKSPACE, SCREEN), 'utf8');
  const text = `<b>$ ${COMMAND}</b>\n\n${screen.trimEnd().replace(/[▁▂▃▄▅▆▇█ ]*[▁▂▃▄▅▆▇█]/g, '<b>$&</b>')}`;
  const page = `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><pre>${text}</pre>`;
  return {
    shows: page,
    pictures: [
      {
        file: 'packages/cli/docs/plot.webp',
        window: { viewport: { width: 760, height: 344 } },
      },
    ],
    open: (browserPage) => browserPage.setContent(page),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
