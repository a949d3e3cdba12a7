import { describe, expect, test } from '@jest/globals';
import { readmeProgram } from './readme-program.ts';

const readme = `# A package

\`\`\`sh
npm install
\`\`\`

\`\`\`ts
import { a } from '@smart-me/obis';

console.log(a);
\`\`\`

\`\`\`text
1
\`\`\`

\`\`\`ts
import {
  a,
  b,
} from '@smart-me/obis';
import { c } from '@smart-me/obis/units';

const x = a + b + c;
\`\`\`

\`\`\`ts no-run
neverRun();
\`\`\`

\`\`\`text
never printed
\`\`\`
`;

describe('a README as one program', () => {
  const program = readmeProgram(readme);

  test('has the imports of all snippets once, and each body in a block of its own', () => {
    expect(program.source).toBe(
      [
        "import { a, b } from '@smart-me/obis';",
        "import { c } from '@smart-me/obis/units';",
        '{\nconsole.log(a);\n}',
        '{\nconst x = a + b + c;\n}\n',
      ].join('\n'),
    );
  });

  test('names the packages to install, and what must be printed', () => {
    expect(program.packages).toEqual(['@smart-me/obis']);
    expect(program.outputs).toEqual(['1\n']);
  });
});
