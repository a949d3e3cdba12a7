import { readFileSync } from 'node:fs';

const navigation = JSON.parse(readFileSync(new URL('../../dist/navigation.json', import.meta.url), 'utf8'));
const { guides, packages, repository } = navigation;

// What a reader asks in a word finds a guide first, then by the page of a package, then by its reference. Tables of figures, and
// of another client's methods, hold many words and explain none of them. (The page gets the text of the function alone.)
const searchOptions = {
  prefix: true,
  fuzzy: 0.1,
  boost: { title: 4, titles: 2, text: 1 },
  boostDocument: (id) =>
    /\/guides\/(?!figures|dotnet)/.test(id) ? 20 : /\/packages\/[^/]+\/(?:#|$)/.test(id) ? 2 : 0.5,
};

export default {
  lang: 'en',
  title: 'smart-me for TypeScript',
  description: 'Read meters, receive readings, carry them on: the TypeScript packages for smart-me',
  srcDir: '../dist/pages',
  outDir: '../dist/site',
  cacheDir: '../dist/cache',
  metaChunk: true,
  // A page links to a hundred others: they are fetched when they are asked for, not while this one comes up.
  router: { prefetchLinks: false },
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' }]],
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  vite: { logLevel: 'warn' },
  themeConfig: {
    logo: '/favicon.svg',
    siteTitle: 'smart-me',
    outline: [2, 3],
    search: {
      provider: 'local',
      options: { miniSearch: { searchOptions } },
    },
    nav: [
      { text: 'Guides', link: guides[0]?.link ?? '/', activeMatch: '/guides/' },
      { text: 'Packages', items: packages.map(({ text, link }) => ({ text, link })) },
    ],
    sidebar: {
      '/guides/': [{ text: 'Guides', items: guides }],
      '/packages/': [{ text: 'Packages', items: packages }],
    },
    ...(repository && { socialLinks: [{ icon: 'github', link: repository.replace(/\/blob\/.*$/, '') }] }),
  },
};
