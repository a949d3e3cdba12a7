import { globSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readFingerprints } from './fingerprints.ts';
import { fingerprint, WORKSPACE } from './scene.ts';
import { SCENES } from './scenes.ts';

const taken = readFingerprints();
const seen = new Set<string>();

/** What to do about a picture that shows something else than what there is: its fingerprint is followed by this. */
const OLD = 'is old: `npm run pictures` takes it anew; look at it, and commit it';

test.each(Object.entries(SCENES))('the pictures of %s show it as it is', async (_, openScene) => {
  await using scene = await openScene();
  for (const { file } of scene.pictures) seen.add(file);
  const old = scene.pictures
    .filter((picture) => taken[picture.file] !== fingerprint(scene, picture))
    .map(({ file }) => `${file} ${OLD}`);
  expect(old).toEqual([]);
});

test('every picture of a document is of a scene', () => {
  const files = globSync('packages/*/docs/*.webp', { cwd: WORKSPACE }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  expect(files.sort()).toEqual([...seen].sort());
});
