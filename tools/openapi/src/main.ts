import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openApiDocument } from './open-api-document.ts';

// Into the file that is named, or to stdout.
const document = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
const [, , file] = process.argv;
if (file === undefined) process.stdout.write(document);
else {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, document);
}
