import { join } from 'node:path';

const { default: config } = await import(join(import.meta.dirname, '../../../../jest.config.mjs'));

/** As every test runs, but for the transform, which can leave a fix out. */
export default {
  ...config,
  transform: Object.fromEntries(
    Object.entries(config.transform).map(([pattern, [, options]]) => [
      pattern,
      [join(import.meta.dirname, 'transform.mjs'), options],
    ]),
  ),
};
