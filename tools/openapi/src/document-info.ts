import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiDocument } from './open-api.ts';

/** The title page of the document. @param packages the folder of the packages */
export function documentInfo(packages: string): OpenApiDocument['info'] {
  const version = (folder: string): string => {
    const manifest = readFileSync(join(packages, folder, 'package.json'), 'utf8');
    return (JSON.parse(manifest) as { version: string }).version;
  };
  const account = version('account-api');
  return {
    title: 'smart-me',
    version: account,
    description: [
      'The REST API of a smart-me account, and the Goldpartner API.',
      `Written from the endpoint tables of \`@smart-me/account-api\` ${account} and \`@smart-me/partner-api\` ` +
        `${version('partner-api')}, not a publication of smart-me. Tags are the resources of these packages; a name in ` +
        'a description that is no operation and no property is one of theirs.',
      WIRE.map((line) => `- ${line}`).join('\n'),
    ].join('\n\n'),
  };
}

/** What is true of all operations, and what a schema cannot say. */
const WIRE = [
  'Names of properties are read in either case. Responses come in PascalCase as well (`ActivePower` for `activePower`): compare names without case.',
  'A property that is not required can be missing or null. Properties appear over time.',
  'Enumerations are integers (`x-extensible-enum`, named by `x-enum-varnames`), and members appear over time.',
  'Dates are UTC with up to seven fractional digits.',
  'Integers of the format `int64` can pass 2^53: read them with a JSON parser that keeps them exact.',
  'The responses and most bodies of the Goldpartner API are not published: their schemas are inferred from those of the account API.',
];
