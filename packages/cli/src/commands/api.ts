import { accountEndpoints } from '@smart-me/account-api/endpoints';
import { type Endpoint, endpointsOf, isSmartMeError, type SmartMeError } from '@smart-me/api-core';
import { partnerEndpoints } from '@smart-me/partner-api/endpoints';
import type { Command } from 'commander';
import { withAccount } from '../account/open-account.ts';
import { UsageError } from '../failure/command-error.ts';
import { type CloudOptions, type CommandContext, withCloud, withExamples } from './command.ts';

type ApiOptions = CloudOptions & { readonly field?: readonly string[]; readonly compact?: true };

/** `smart-me api GET /Devices -f key=value` */
export function defineApi(command: Command, context: CommandContext): void {
  withExamples(
    withCloud(
      command
        .argument('<method>', 'GET, POST, PUT or DELETE')
        .argument('<path>', 'below the base URL, such as /Devices'),
    )
      .option('-f, --field <key=value...>', 'a parameter of the query or the body; JSON is read as such')
      .option('--compact', 'print the JSON in one line'),
    [
      'smart-me api GET /Devices --compact',
      'smart-me api GET /DevicesByEnergy -f meterEnergyType=electricity --compact',
    ],
  ).action((method: string, path: string, options: ApiOptions) =>
    withAccount(options, context, async ({ client, signal }) => {
      const { endpoint, parameters } = endpointAt(method.toUpperCase(), path);
      const input = { ...parameters, ...fieldsOf(options.field ?? []) };
      const output = await client.call(endpoint, input, { signal }).catch((error: unknown) => {
        throw isUnsent(error) ? wrongInput(error, endpoint) : error;
      });
      if (output !== undefined) context.terminal.printJson(output, options.compact ? undefined : 2);
    }),
  );
}

/** What the endpoint does not take is refused before anything is sent. */
function isUnsent(error: unknown): error is SmartMeError {
  return isSmartMeError(error, 'invalid_request') && error.status === undefined;
}

function wrongInput(error: SmartMeError, { params, body }: AnyEndpoint): UsageError {
  const names = [...Object.keys(params), ...(body === undefined ? [] : ['the fields of its body'])];
  const hint = names.length === 0 ? 'It takes no field.' : `It takes ${names.join(', ')}: -f key=value.`;
  return new UsageError(error.message, hint, { cause: error });
}

/** An endpoint whose input is checked by what it describes, not by the compiler. */
type AnyEndpoint = Endpoint<Record<string, unknown>>;

function endpointAt(
  method: string,
  text: string,
): { readonly endpoint: AnyEndpoint; readonly parameters: Readonly<Record<string, unknown>> } {
  const [path = '', query = ''] = text.split('?');
  const parts = path.replace(/^\/?(api\/)?/, '').split('/');
  const all = [...endpointsOf(accountEndpoints), ...endpointsOf(partnerEndpoints)];
  for (const candidate of all) {
    if (candidate.method !== method) continue;
    const found = match(candidate.path.split('/').slice(1), parts);
    // What it takes is known at run time only, and checked there: an input that does not fit is refused before it is sent.
    if (found !== undefined) {
      return {
        endpoint: candidate as unknown as AnyEndpoint,
        parameters: { ...found, ...Object.fromEntries(new URLSearchParams(query)) },
      };
    }
  }
  const near = all.filter((one) => one.path.split('/')[1]?.toLowerCase() === parts[0]?.toLowerCase());
  throw new UsageError(
    `there is no endpoint ${method} /${parts.join('/')}`.slice(0, 200),
    near.length === 0
      ? 'The endpoints are those of the REST API: GET /Devices, GET /Values/{id} ...'
      : `There are: ${near.map((one) => `${one.method} ${one.path}`).join(', ')}.`,
  );
}

function match(template: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (template.length !== parts.length) return undefined;
  const found: Record<string, string> = {};
  for (const [at, piece] of template.entries()) {
    const part = parts[at] ?? '';
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    if (name !== undefined) found[name] = decodeURIComponent(part);
    else if (piece.toLowerCase() !== part.toLowerCase()) return undefined;
  }
  return found;
}

function fieldsOf(fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      const at = field.indexOf('=');
      if (at < 1) throw new UsageError(`${JSON.stringify(field)} is no key=value`, 'Give -f key=value.');
      return [field.slice(0, at), valueOf(field.slice(at + 1))];
    }),
  );
}

/** Numbers, true, false, lists and objects as JSON; all else is text. */
function valueOf(text: string): unknown {
  if (!/^(?:-?\d{1,15}(?:\.\d+)?|true|false|null|[[{"].*)$/s.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
