import { isSmartMeError } from '@smart-me/api-core';
import { listDevices } from '@smart-me/account-api/endpoints';
import type { Command } from 'commander';
import { addressOf, withAccount } from '../account/open-account.ts';
import { codesOf } from '../account/history-of.ts';
import { CommandError } from '../failure/command-error.ts';
import { failureLine } from '../failure/failure-line.ts';
import { counted } from '../reading/words.ts';
import { printFacts } from '../terminal/table.ts';
import { rangeOf } from '../time/local-range.ts';
import {
  type CloudOptions,
  type CommandContext,
  type OutputOptions,
  withCloud,
  withExamples,
  withOutput,
} from './command.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly text: string;
}

/** Beyond this a token can seem expired, or not yet valid. */
const CLOCK_TOLERANCE = 60_000;

/** `smart-me doctor`: what a command needs, and what to do where it lacks. */
export function defineDoctor(command: Command, context: CommandContext): void {
  const { terminal, environment } = context;
  withExamples(withCloud(withOutput(command)), ['smart-me doctor']).action(
    async (options: CloudOptions & OutputOptions) => {
      const findings: Finding[] = [
        { check: 'Node', ok: true, text: `${process.versions.node} (22.13 or later is needed)` },
      ];
      const { baseUrl } = await addressOf(options, environment);
      findings.push({ check: 'Cloud', ok: true, text: baseUrl });
      try {
        await withAccount(options, context, async ({ account, client, signIn, signal }) => {
          findings.push({ check: 'Sign-in', ok: true, text: signIn.description });
          const { output: devices, date } = await client.call(listDevices, {}, { signal }).withResponse();
          findings.push({ check: 'Reachable', ok: true, text: `yes, ${counted(devices.length, 'device')}` });
          findings.push(clockFinding(date));
          const [device] = devices.filter(({ counterReading }) => counterReading !== undefined);
          if (device !== undefined) {
            const range = rangeOf({ last: '24h' }, 'UTC');
            findings.push(
              await codesOf(account, device.id, range, signal).then(
                () => ({ check: 'Licence', ok: true, text: 'history can be read (Professional)' }),
                (error: unknown) => {
                  if (!isSmartMeError(error, 'license_required')) throw error;
                  return {
                    check: 'Licence',
                    ok: false,
                    text: 'history needs the Professional licence: history, export, plot and consumption fail',
                  };
                },
              ),
            );
          }
        });
      } catch (error) {
        const isSignedIn = findings.some(({ check }) => check === 'Sign-in');
        findings.push({
          check: isSignedIn ? 'Reachable' : 'Sign-in',
          ok: false,
          text: failureLine(error).replace(/^smart-me: /, ''),
        });
      }
      const failed = findings.filter(({ ok }) => !ok);
      if (options.json) for (const finding of findings) terminal.printJson(finding);
      else {
        const shown = options.quiet ? failed : findings;
        printFacts(
          shown.map(({ check, ok, text }) => [`${ok ? 'ok' : '!!'}  ${check}`, text] as const),
          terminal,
        );
      }
      if (failed.length > 0)
        throw new CommandError(
          `${failed.length} of ${findings.length} checks failed`,
          'See above what to do.',
        );
    },
  );
}

function clockFinding(date: Date | undefined): Finding {
  if (date === undefined) return { check: 'Clock', ok: true, text: 'the cloud does not tell its time' };
  const difference = Math.abs(Date.now() - date.getTime());
  const ok = difference <= CLOCK_TOLERANCE;
  return {
    check: 'Clock',
    ok,
    text: ok
      ? 'agrees with the cloud to the minute'
      : `is ${Math.round(difference / 1000)} s off the cloud's: set this machine's time (NTP)`,
  };
}
