import { execute } from '../execute.ts';
import { workspace } from '../subjects.ts';
import type { Judgement } from './judgement.ts';

/**
 * Known vulnerabilities among the dependencies of what is published. The advisories live in the registry alone: where
 * it does not answer, this is not known, and said so.
 */
export async function advisories(): Promise<Judgement> {
  const verdict = { judge: 'audit', subject: 'published dependencies', objection: undefined };
  try {
    await execute('pnpm', ['audit', '--prod'], { cwd: workspace });
    return verdict;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (!UNANSWERED.test(said)) return { ...verdict, objection: said };
    return { ...verdict, unknown: 'the registry gave no advisories: they are read where it can be reached' };
  }
}

const UNANSWERED =
  /ERR_PNPM_AUDIT_(?:BAD_RESPONSE|ENDPOINT_NOT_EXISTS|FETCH)|error sending request|dns|ENOTFOUND/i;
