import { describe, expect, test } from '@jest/globals';
import { siteLinks } from './page-links.ts';

describe('a link of a README or a guide', () => {
  test('to a package leads to its page', () => {
    expect(siteLinks('[`obis`](packages/obis)', 'README.md', 'index.md', undefined)).toBe(
      '[`obis`](./packages/obis/index.md)',
    );
    const oauth = ['packages/oauth/README.md', 'packages/oauth/index.md', undefined] as const;
    expect(siteLinks('[core](../api-core/README.md#auth)', ...oauth)).toBe(
      '[core](../api-core/index.md#auth)',
    );
    expect(siteLinks('[core](https://www.npmjs.com/package/@smart-me/api-core)', ...oauth)).toBe(
      '[core](../api-core/index.md)',
    );
  });

  test('to a guide or a picture leads to it', () => {
    expect(siteLinks('[guide](tools/docs/guides/webhook.md)', 'README.md', 'index.md', undefined)).toBe(
      '[guide](./guides/webhook.md)',
    );
    const guide = ['tools/docs/guides/live.md', 'guides/live.md', undefined] as const;
    expect(siteLinks('![page](../../../packages/live/docs/noon.webp)', ...guide)).toBe(
      '![page](../pictures/live/noon.webp)',
    );
  });

  test('to another file leads to the repository, once it has an address', () => {
    const text = 'see [CONTRIBUTING.md](CONTRIBUTING.md).';
    expect(siteLinks(text, 'README.md', 'index.md', undefined)).toBe('see CONTRIBUTING.md.');
    expect(siteLinks(text, 'README.md', 'index.md', 'https://example.com/blob/main/')).toBe(
      'see [CONTRIBUTING.md](https://example.com/blob/main/CONTRIBUTING.md).',
    );
  });

  test('to the source of a resource leads to its page', () => {
    const pages = new Map([['packages/account-api/devices.md', 'DevicesApi']]);
    const links = (text: string): string =>
      siteLinks(text, 'packages/account-api/README.md', 'packages/account-api/index.md', undefined, pages);
    expect(links('[`devices`](src/devices.ts), [`account.devices.fastSend`](src/devices.ts)')).toBe(
      '[`devices`](./devices.md), [`account.devices.fastSend`](./devices.md#DevicesApi-fastSend)',
    );
    expect(links('[`deviceQuantities`](src/device-quantities.ts)')).toBe('`deviceQuantities`');
  });

  test('that a release has made absolute leads where it did before', () => {
    const repository = 'https://example.com/blob/main/';
    expect(
      siteLinks(
        `[guide](${repository}tools/docs/guides/figures.md)`,
        'packages/obis/README.md',
        'packages/obis/index.md',
        repository,
      ),
    ).toBe('[guide](../../guides/figures.md)');
  });

  test('to the web or within the page stays', () => {
    const text = '[smart-me](https://www.smart-me.com) and [below](#below)';
    expect(siteLinks(text, 'README.md', 'index.md', undefined)).toBe(text);
  });
});
