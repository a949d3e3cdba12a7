// Runs the snippet files it is given, one after the other in one process, and prints what each printed as JSON.
// A process each would say the same and take ten times as long.
import { pathToFileURL } from 'node:url';

const outputs: Record<string, string> = {};
const write = process.stdout.write.bind(process.stdout);
for (const file of process.argv.slice(2)) {
  let printed = '';
  process.stdout.write = (chunk: string | Uint8Array) => {
    printed += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    printed += `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  } finally {
    process.stdout.write = write;
  }
  outputs[file] = printed;
}
write(JSON.stringify(outputs));
