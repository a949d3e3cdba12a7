import { languages } from '@smart-me/obis/describe';
import { Option } from 'commander';

/** The languages that descriptions of OBIS codes come in. */
export function languageOption(): Option {
  return new Option('-l, --language <language>', 'of the names').choices(languages).default('en');
}
