import swc from '@swc/jest';

/** The fix that a run of Jest goes without, as JSON: `{ file, fix, without }` with an absolute path. */
const taken = JSON.parse(process.env.WITHOUT_FIX ?? 'null');

/** As the transform of every test, but for the one source that is read without its fix. */
export default {
  createTransformer(options) {
    const transformer = swc.createTransformer(options);
    const sourceOf = (text, file) =>
      file === taken?.file ? text.replace(taken.fix, () => taken.without) : text;
    return {
      ...transformer,
      process: (text, file, rest) => transformer.process(sourceOf(text, file), file, rest),
      processAsync: (text, file, rest) => transformer.processAsync(sourceOf(text, file), file, rest),
      getCacheKey: (text, file, rest) => transformer.getCacheKey(sourceOf(text, file), file, rest),
    };
  },
};
