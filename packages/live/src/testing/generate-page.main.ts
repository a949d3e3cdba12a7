import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPage } from './build-page.ts';

await writeFile(join(import.meta.dirname, '..', 'gen', 'page.ts'), await buildPage());
