import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { workspace } from '@smart-me-tools/checks/workspace';
import { blocksOf, taken } from './walk.ts';
import { walks } from './walks.ts';

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

test.each(walks({ postgres: 0, ports: [] }))('each step of $name is written down', ({ steps, minutes }) => {
  expect(minutes).toBeGreaterThan(0);
  for (const step of steps)
    expect(taken(step, readFileSync(join(workspace, step.read), 'utf8')).code).not.toBe('');
});
