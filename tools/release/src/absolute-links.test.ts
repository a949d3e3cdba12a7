import { expect, test } from '@jest/globals';
import { absoluteLinks } from './absolute-links.ts';

const published = (markdown: string): string =>
  absoluteLinks(markdown, 'packages/live', 'git+https://git.example/smart-me/typescript.git');

test('a link to a file of the repository leads there, a picture comes from there', () => {
  expect(published('[source](src/index.ts#L3), [guide](../../tools/docs/guides/figures.md)')).toBe(
    '[source](https://git.example/smart-me/typescript/blob/main/packages/live/src/index.ts#L3), ' +
      '[guide](https://git.example/smart-me/typescript/blob/main/tools/docs/guides/figures.md)',
  );
  expect(published('![noon](docs/noon.webp)')).toBe(
    '![noon](https://git.example/smart-me/typescript/raw/main/packages/live/docs/noon.webp)',
  );
});

test('what is absolute, within the page or code stays', () => {
  const text = '[web](https://www.smart-me.com) [below](#below)\n\n```ts\nconst a = b[0](c);\n```\n';
  expect(published(text)).toBe(text);
});
