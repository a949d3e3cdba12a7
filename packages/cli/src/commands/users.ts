import type { Command } from 'commander';
import type { User } from '@smart-me/account-api';
import { withAccount } from '../account/open-account.ts';
import { type Column, printTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import {
  type CloudOptions,
  type CommandContext,
  type OutputOptions,
  withCloud,
  withExamples,
  withOutput,
} from './command.ts';

const COLUMNS: readonly Column[] = [
  { title: 'User', emphasis: 'name', wrapTo: 12 },
  { title: 'E-mail', wrapTo: 20, drop: 1 },
  { title: 'Id', align: 'right', emphasis: 'faint' },
];

/** `smart-me users`: the one that is signed in, and those that it has created. */
export function defineUsers(command: Command, context: CommandContext): void {
  withExamples(withCloud(withOutput(command)), ['smart-me users', 'smart-me users --json']).action(
    (options: CloudOptions & OutputOptions) =>
      withAccount(options, context, async ({ account, signal }) => {
        const user = await account.user.get({}, { signal });
        printUsers([user, ...(user.childUsers ?? [])], options, context.terminal);
      }),
  );
}

/** A line for each user. */
export function printUsers(users: readonly User[], { json, quiet }: OutputOptions, terminal: Terminal): void {
  if (json) {
    for (const user of users) terminal.printJson({ ...user, childUsers: undefined });
    return;
  }
  if (quiet) {
    for (const { username, id } of users) terminal.print(username ?? String(id));
    return;
  }
  printTable(
    COLUMNS,
    users.map(({ username, email, id, idAsString }) => [
      username ?? '',
      email ?? '',
      idAsString ?? String(id),
    ]),
    terminal,
  );
}
