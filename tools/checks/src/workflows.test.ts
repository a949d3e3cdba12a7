import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { workspace } from './workspace.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly strategy?: { readonly matrix: { readonly os?: readonly string[] } };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const files = globSync('.github/workflows/*.yml', { cwd: workspace }).map((file) => {
  const text = readFileSync(join(workspace, file), 'utf8');
  return { name: basename(file), text, workflow: parse(text) as Workflow };
});

/** The only jobs that may write, and what. */
const MAY_WRITE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'publish.yml publish': { contents: 'write', 'id-token': 'write' },
  'release.yml version': { contents: 'write' },
  'security.yml codeql': { 'security-events': 'write' },
};

// What zizmor looks for, by its names of the rules; the workflow `security` runs zizmor itself.
describe.each(files)('the workflow $name', ({ name, text, workflow }) => {
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test('pins every action by its commit, and says which version that is (unpinned-uses, ref-version-mismatch)', () => {
    const uses = steps.flatMap(({ uses }) => uses ?? []);
    for (const action of uses) expect(action).toMatch(/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40}$/);
    expect(text.match(/uses: \S+ # v\d+\.\d+\.\d+$/gm) ?? []).toHaveLength(uses.length);
  });

  test('gives each job the least it needs (excessive-permissions)', () => {
    expect(workflow.permissions).toEqual({});
    for (const [job, { permissions = {} }] of jobs) {
      const written = Object.entries(permissions).filter(([, access]) => access !== 'read');
      expect(Object.fromEntries(written)).toEqual(MAY_WRITE[`${name} ${job}`] ?? {});
      expect(Object.keys(permissions)).not.toHaveLength(0);
    }
  });

  test('asks for an identity only where reviewers let it (trusted publishing in an environment)', () => {
    for (const [, { permissions = {}, environment }] of jobs)
      expect(permissions['id-token'] === 'write').toBe(environment === 'npm');
  });

  test('leaves no credentials in the checkout (artipacked), and restores no cache (cache-poisoning)', () => {
    for (const { uses = '', with: options = {} } of steps) {
      if (uses.startsWith('actions/checkout@')) expect(options['persist-credentials']).toBe(false);
      if (uses.startsWith('actions/setup-node@')) expect(options['package-manager-cache']).toBe(false);
      expect(uses).not.toMatch(/^actions\/cache/);
    }
  });

  test('puts nothing from outside into a script (template-injection), and hands no secret on (secrets-inherit)', () => {
    for (const { run = '', env = {} } of steps) {
      expect(run).not.toContain('${{');
      for (const value of Object.values(env))
        expect(value).toMatch(/^(?!.*\$\{\{)|^\$\{\{ github\.token \}\}$/);
    }
    expect(text).not.toMatch(/\bsecrets\b/);
    expect(text).not.toMatch(/GITHUB_(ENV|PATH)\b|set-env|add-path/);
  });

  test('is started by nothing that runs foreign code with its rights (dangerous-triggers)', () => {
    const triggers = Object.keys(workflow.on);
    expect(['push', 'pull_request', 'schedule', 'workflow_dispatch']).toEqual(
      expect.arrayContaining(triggers),
    );
  });

  test('runs on machines of GitHub of a named version, and ends (self-hosted-runner, unpinned images)', () => {
    for (const [, job] of jobs) {
      const machines = job.strategy?.matrix.os ?? [job['runs-on']];
      for (const machine of machines)
        expect(machine).toMatch(/^(ubuntu-\d+\.\d+|macos-\d+|windows-\d+)(-arm)?$/);
      expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
    }
  });
});

test('every workflow takes the same commit of an action', () => {
  const uses = new Set(files.flatMap(({ text }) => text.match(/uses: actions\/\S+/g) ?? []));
  expect(uses.size).toBe(new Set(Array.from(uses, (action) => action.split('@')[0])).size);
});
