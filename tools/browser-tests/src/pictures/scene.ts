import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { transform } from 'esbuild';
import type { BrowserContextOptions, Page } from 'playwright-core';

/** A picture that a document shows. */
export interface Picture {
  /** From the root of the workspace: `packages/live/docs/noon-wide-light.webp`. */
  readonly file: string;
  /** The window in which it is taken; what the page is longer is on the picture, too. */
  readonly window: BrowserContextOptions;
}

/** Something that runs, whose time stands still, and the pictures of it. */
export interface Scene extends AsyncDisposable {
  /** Everything by which the pictures look as they do, as text: the same on every machine, at every time. */
  readonly shows: string;
  readonly pictures: readonly Picture[];
  /** Leads a page to what is to be seen. */
  readonly open: (page: Page) => Promise<void>;
}

/** The root of the workspace. */
export const WORKSPACE: string = join(import.meta.dirname, '..', '..', '..', '..');

/**
 * What a picture shows, in 16 hex digits. It is made of what servers send, never of pixels, since fonts are others on another machine.
 */
export function fingerprint({ shows }: Pick<Scene, 'shows'>, { window }: Pick<Picture, 'window'>): string {
  return createHash('sha256')
    .update(JSON.stringify([shows, window]))
    .digest('hex')
    .slice(0, 16);
}

/** A script of a page without what changes nothing: comments, white space, the names of variables. */
export async function minified(script: string): Promise<string> {
  return (await transform(script, { minify: true, format: 'iife' })).code;
}
