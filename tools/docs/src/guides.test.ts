import { expect, test } from '@jest/globals';
import { guideOf, guides } from './guides.ts';

test('a guide says its title and its place', () => {
  expect(
    guideOf('tools/docs/guides/webhook.md', '---\ntitle: Receive readings\norder: 5\n---\n\n# …\n'),
  ).toEqual({
    file: 'tools/docs/guides/webhook.md',
    page: 'guides/webhook.md',
    title: 'Receive readings',
    order: 5,
  });
  expect(() => guideOf('a.md', '---\ntitle: No place\n---\n')).toThrow('a.md begins with front matter');
  expect(() => guideOf('a.md', '# No front matter\n')).toThrow(/title/);
});

test('no two guides have the same place', () => {
  const orders = guides().map(({ order }) => order);
  expect(new Set(orders).size).toBe(orders.length);
});
