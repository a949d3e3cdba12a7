import { SmartMeError } from '../error/smart-me-error.ts';

/** The base URL without a slash at its end. @throws {SmartMeError} `invalid_request`: no URL, or one that holds more than an address */
export function checkedBaseUrl(baseUrl: string): string {
  const url = URL.parse(baseUrl);
  // Nothing of the text is repeated: it can hold a password.
  if (url === null) throw invalid('is not a URL');
  if (url.username !== '' || url.password !== '') throw invalid('holds credentials');
  if (url.search !== '' || url.hash !== '') throw invalid('holds a query or a fragment');
  return url.href.replace(/\/+$/, '');
}

function invalid(what: string): SmartMeError {
  return new SmartMeError(`The baseUrl ${what}.`, {
    code: 'invalid_request',
    hint: 'Give scheme, host and, where there is one, the path that all calls begin with: https://api.smart-me.com. Credentials go into auth.',
  });
}
