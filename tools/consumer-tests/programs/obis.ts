import { ObisParseError, parseObis } from '@smart-me/obis';
import { describeObis } from '@smart-me/obis/describe';

export function run(): string[] {
  const code = parseObis('0100010800FF');
  const { name, unit } = describeObis(code);
  try {
    parseObis('1.8');
    return ['an error was expected'];
  } catch (error) {
    return [code.toString(), `${name}, ${String(unit)}`, String(error instanceof ObisParseError)];
  }
}
