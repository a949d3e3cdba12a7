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

// The colours of the high-contrast themes, light and dark. A class for each: with them as styles half of a reference page would be colours.
const COLOURS = {
  keyword: ['#A0111F', '#FF9492'],
  type: ['#702C00', '#FFB757'],
  constant: ['#023B95', '#91CBFF'],
  string: ['#032563', '#ADDCFF'],
  name: ['#622CBC', '#DBB7FF'],
  comment: ['#66707B', '#BDC4CC'],
  tag: ['#024C1A', '#72F088'],
};
const styleOf = ([light, dark]) => `--shiki-light:${light};--shiki-dark:${dark}`;
const classes = new Map(Object.entries(COLOURS).map(([name, colours]) => [styleOf(colours), `c-${name}`]));
const PLAIN = styleOf(['#0E1116', '#F0F3F6']);

/** Gives a token the class of its colour, and plain text no element. */
const colourByClass = {
  name: 'colour-by-class',
  line: (line) => {
    line.children = line.children.map((token) => {
      const { style } = token.properties ?? {};
      if (style === PLAIN) return token.children[0];
      const name = classes.get(style);
      return name === undefined ? token : { ...token, properties: { class: name } };
    });
  },
};

/** The packages, of which one shows its pages: a page does not carry the pages of all others. */
const sidebarOf = (shown) =>
  packages.map(({ items, ...item }) =>
    item.text === shown ? { ...item, items, collapsed: false } : { text: item.text, link: item.link },
  );

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
  // Without it a page computes the style of all its elements once more while it comes up.
  appearance: { disableTransition: false },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' }],
    ['style', {}, [...classes].map(([style, name]) => `.${name}{${style}}`).join('')],
  ],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    codeTransformers: [colourByClass],
  },
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
      '/packages/': [{ text: 'Packages', items: sidebarOf(undefined) }],
      ...Object.fromEntries(
        packages.map(({ text }) => [`/packages/${text}/`, [{ text: 'Packages', items: sidebarOf(text) }]]),
      ),
    },
    ...(repository && { socialLinks: [{ icon: 'github', link: repository.replace(/\/blob\/.*$/, '') }] }),
  },
};
