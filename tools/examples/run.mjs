// npm run example NAME: starts the program of one example.
import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , name, ...rest] = process.argv;
const [program] = globSync(`src/${name}/{main,server}.ts`, { cwd: import.meta.dirname });
if (program === undefined) {
  const names = globSync('src/*/{main,server}.ts', { cwd: import.meta.dirname }).map(
    (file) => file.split(/[/\\]/)[1],
  );
  console.error(`There is no example ${name}: take one of ${names.sort().join(', ')}.`);
  process.exit(2);
}
process.argv.splice(2, Infinity, ...rest);
await import(pathToFileURL(`${import.meta.dirname}/${program}`).href);
