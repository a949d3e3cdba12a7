import type { Fix } from './fix.ts';

const STATUS = 'api-core/src/error/status-error.test.ts';
const OUTPUT = 'api-core/src/client/read-output.test.ts';
const REDACTOR = 'api-core/src/http/redactor.test.ts';

/** Secrets of responses and requests in messages. */
export const SECRETS: readonly Fix[] = [
  {
    fault: 'JSON that is cut is quoted with its secrets',
    file: 'api-core/src/client/read-output.ts',
    fix: 'throw isJsonLike(body)',
    without: "throw body === ''",
    test: OUTPUT,
  },
  {
    fault: 'JSON that is cut in front is quoted with its secrets',
    file: 'api-core/src/error/server-message.ts',
    fix: ' || /"\\s*[:}\\]]|[:[{]"/.test(text.slice(0, LONGEST_LOOK))',
    without: '',
    test: OUTPUT,
  },
  {
    fault: 'JSON that is cut is quoted in the message of a status',
    file: 'api-core/src/error/server-message.ts',
    fix: "  } catch {\n    return '';",
    without: '  } catch {\n    return body;',
    test: STATUS,
  },
  {
    fault: 'a secret is shown that a server escapes for HTML, as &#x27;',
    file: 'api-core/src/http/redactor.ts',
    fix: '    REFERENCE,\n',
    without: '',
    test: REDACTOR,
  },
  {
    fault: 'a secret is shown that a server escapes for a URL in lower case, as %2b',
    file: 'api-core/src/http/redactor.ts',
    fix: '(?:${PERCENT}[\\\\da-fA-F]{2})',
    without: '(?:${PERCENT}[\\\\dA-F]{2})',
    test: REDACTOR,
  },
  {
    fault: 'a secret is shown that a server escapes for JSON, as \\u002b',
    file: 'api-core/src/http/redactor.ts',
    fix: '    `(?:${BACKSLASHES}u[\\\\da-fA-F]{4}){${char.length}}`,\n',
    without: '',
    test: REDACTOR,
  },
  {
    fault: 'the PIN and the encryption key of a meter are shown when a server quotes them',
    file: 'api-core/src/http/redactor.ts',
    fix: '|key|pin|',
    without: '|api[_-]?key|',
    test: REDACTOR,
  },
  {
    fault: 'a secret of a sign-in is shown that a server escapes for HTML',
    file: 'api-core/src/http/redactor.ts',
    fix: '    REFERENCE,\n',
    without: '',
    test: 'oauth/src/server/transport.test.ts',
  },
  {
    fault: 'a secret of a sign-in is shown that a server quotes',
    file: 'oauth/src/server/faults.ts',
    fix: 'quoted(redact(description))',
    without: 'quoted(description)',
    test: 'oauth/src/server/transport.test.ts',
  },
];
