const picture = (scheme: string): string => `/live-${scheme}.webp`;

/**
 * The start page: the README without its title, and what a contributor needs left out, below a title that leads on.
 *
 * @param readme The README with the links of the site.
 */
export function homePage(readme: string): string {
  const [, rest = ''] = /^# .+\n([\s\S]*)$/.exec(readme) ?? [];
  const [text = ''] = rest.split('\n## Working on it');
  return `---
layout: page
title: smart-me for TypeScript
titleTemplate: false
hero:
  name: smart-me
  text: for TypeScript
  tagline: Read meters, receive readings, carry them into files, databases, buses and screens. No number without its unit.
  image:
    alt: "The live page: tiles with power and counter of each device, the last hour, the load profile of the day"
    light: { src: ${picture('light')}, loading: lazy }
    dark: { src: ${picture('dark')}, loading: lazy }
  actions:
    - theme: brand
      text: The first minute
      link: /guides/first-minute
    - theme: alt
      text: All packages
      link: /packages/account-api/
features:
  - title: Get values
    details: What a meter shows now, and every quarter-hour of last year.
    link: /guides/rest
  - title: Receive them
    details: Readings by webhook, seconds after they were measured.
    link: /guides/webhook
  - title: Into a database
    details: Stored before they are acknowledged, gaps refilled.
    link: /guides/database
  - title: Look and automate
    details: A live page, MQTT with Home Assistant, spreadsheets that open right.
    link: /guides/home-assistant
  - title: Test without an account
    details: A smart-me cloud on your machine, with faults on demand.
    link: /guides/simulator
  - title: From a terminal
    details: Values, exports, plots and switches, by one command.
    link: /packages/cli/
---

<main>
<StartHero />
<StartLinks />
<div class="vp-doc start-text">

${text}

</div>
</main>
`;
}
