import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { deadLinks, linksOf } from './dead-links.ts';

const site = mkdtempSync(join(tmpdir(), 'site-'));
afterAll(() => {
  rmSync(site, { recursive: true, force: true });
});

test('the links of a page are those within the site', () => {
  const html =
    '<a href="a.html#x">a</a><a class="b" href="/b/c?q&amp;r">b</a><a href="#top">t</a>' +
    '<a href="https://example.com/">e</a><a href="mailto:a@b.ch">m</a>';
  expect(linksOf(html)).toEqual(['a.html#x', '/b/c?q&r', '#top']);
});

test('a link to no page, and one to no place on a page, are dead', () => {
  mkdirSync(join(site, 'guides'));
  writeFileSync(join(site, 'index.html'), '<a href="/guides/one#there">1</a><a href="/guides/two">2</a>');
  writeFileSync(
    join(site, 'guides', 'one.html'),
    '<h2 id="there">…</h2><a href="../">home</a><a href="#there">there</a><a href="#gone">gone</a>',
  );
  expect(deadLinks(site)).toEqual([
    { page: 'index.html', href: '/guides/two' },
    { page: 'guides/one.html', href: '#gone' },
  ]);
});
