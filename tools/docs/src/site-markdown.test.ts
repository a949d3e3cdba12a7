import { describe, expect, test } from '@jest/globals';
import { relativeLinksOf } from './site-links.ts';
import { guidePage, siteMarkdown } from './site-markdown.ts';

const guides = new Map([['tools/docs/guides/webhook.md', 'documents/Receive_readings.html']]);

describe('a README in the site', () => {
  test('links to the page of a package', () => {
    expect(siteMarkdown('[`obis`](packages/obis)', 'README.md', 'index.html', guides)).toBe(
      '[`obis`](modules/_smart-me_obis.html)',
    );
    const oauth = ['packages/oauth/README.md', 'modules/_smart-me_oauth.html'] as const;
    expect(siteMarkdown('[core](../api-core/README.md#auth)', ...oauth, guides)).toBe(
      '[core](_smart-me_api-core.html)',
    );
  });

  test('links to a guide', () => {
    expect(siteMarkdown('[guide](tools/docs/guides/webhook.md)', 'README.md', 'index.html', guides)).toBe(
      '[guide](documents/Receive_readings.html)',
    );
  });

  test('keeps the text of a link to a file that the site has not', () => {
    expect(siteMarkdown('see [CONTRIBUTING.md](CONTRIBUTING.md).', 'README.md', 'index.html', guides)).toBe(
      'see CONTRIBUTING.md.',
    );
  });

  test('leaves links to the web and within the page alone', () => {
    const text = '[smart-me](https://www.smart-me.com) and [below](#below)';
    expect(siteMarkdown(text, 'README.md', 'index.html', guides)).toBe(text);
  });
});

test('the page of a guide is named after its title', () => {
  expect(guidePage('---\ntitle: Receive readings\n---\n\n# Receive readings\n')).toBe(
    'documents/Receive_readings.html',
  );
  expect(() => guidePage('# No front matter\n')).toThrow(/title/);
});

describe('the links of a page', () => {
  test('are those to files of the site', () => {
    const html =
      '<a href="a.html#x">a</a><a class="b" href="b/c.html?q">b</a><a href="#top">t</a>' +
      '<a href="https://example.com/">e</a><a href="mailto:a@b.ch">m</a>';
    expect(relativeLinksOf(html)).toEqual(['a.html', 'b/c.html']);
  });
});
