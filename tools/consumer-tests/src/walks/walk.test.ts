import { expect, test } from '@jest/globals';
import { blocksOf, taken } from './walk.ts';

const GUIDE = `# Guide

## One

\`\`\`sh
export KEY=…
run --it         # a comment
\`\`\`

Then \`npx look\` again.

### Two

\`\`\`ts no-run
const two = 2;
\`\`\`
`;

test('the blocks of a document stand under their headings', () => {
  expect(blocksOf(GUIDE)).toEqual([
    { heading: 'One', code: 'export KEY=…\nrun --it         # a comment\n' },
    { heading: 'One', code: 'npx look' },
    { heading: 'Two', code: 'const two = 2;\n' },
  ]);
});

test('a reader takes lines of a block, and puts their own values in', () => {
  const step = { read: 'guide.md', take: 'run --it', put: { 'KEY=…': 'KEY=1' } };
  expect(taken({ ...step, lines: /^export/ }, GUIDE).code).toBe('export KEY=1');
});

test('a step that the document does not name is told', () => {
  expect(() => taken({ read: 'guide.md', take: 'walk --it' }, GUIDE)).toThrow('guide.md has no block');
  expect(() => taken({ read: 'guide.md', take: 'run', put: { gone: '' } }, GUIDE)).toThrow(
    '“gone” is not in',
  );
});
