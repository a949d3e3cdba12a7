import { Option } from 'commander';
import { parseUrl } from './option-values.ts';

/** Which cloud a command talks to. */
export function baseUrlOption(description: string): Option {
  return new Option('--base-url <url>', description).env('SMART_ME_BASE_URL').argParser(parseUrl);
}
