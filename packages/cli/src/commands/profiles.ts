import type { Command } from 'commander';
import { signInsHere } from '../sign-in/sign-in-file.ts';
import { type Column, printTable } from '../terminal/table.ts';
import { type CommandContext, type OutputOptions, withExamples, withOutput } from './command.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Profile', emphasis: 'name' },
  { title: 'Cloud', wrapTo: 20 },
  { title: 'OAuth client', wrapTo: 10, drop: 2 },
  { title: 'Scopes', wrapTo: 16, drop: 1 },
];

/** `smart-me profiles` */
export function defineProfiles(command: Command, { terminal, environment }: CommandContext): void {
  withExamples(withOutput(command), ['smart-me profiles', 'smart-me profiles --json']).action(
    async ({ json, quiet }: OutputOptions) => {
      const all = await signInsHere(environment);
      const found = all.map(({ profile, kept: { signIn, tokens } }) => ({
        profile,
        baseUrl: signIn.baseUrl,
        grant: signIn.grant,
        clientId: signIn.clientId,
        scopes: tokens.scopes ?? signIn.scopes,
      }));
      if (json) {
        for (const each of found) terminal.printJson(each);
        return;
      }
      if (quiet) {
        for (const { profile, baseUrl } of found) terminal.print(profile ?? baseUrl);
        return;
      }
      if (found.length === 0) {
        terminal.print('Nobody is signed in on this machine.');
        return;
      }
      printTable(
        COLUMNS,
        found.map(({ profile, baseUrl, clientId, scopes }) => [
          profile ?? 'none needed',
          baseUrl,
          clientId,
          scopes.join(' '),
        ]),
        terminal,
      );
    },
  );
}
