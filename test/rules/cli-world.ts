import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command, CommanderError } from 'commander';
import type { CliApp } from '../../src/adapters/cli/context.js';
import { Progress } from '../../src/adapters/cli/progress.js';
import { addRules } from '../../src/adapters/cli/rules.command.js';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { readPacksAsCode } from '../../src/adapters/files/rule-files-as-code.js';
import type { Problem } from '../../src/core/kit/problem.js';
import type { VerifyLimits } from '../../src/core/rules/check/verify-limits.js';
import type { RulePack } from '../../src/core/rules/rule-pack.js';

/** The installation's own facts, levers and offers. */
const { business, offers, packs, playbook } = await loadRuleFiles('rules');
export const SHIPPED = { business, offers, packs };

async function find(dir: string, limits: VerifyLimits) {
  const { catalogue, levers, lists } = business;
  const problems: Problem[] = [];
  const found = await readPacksAsCode(dir, { business, offers, playbook }, problems);
  return { ...found, problems, catalogue, lists, levers, limits };
}

export type Ran = { readonly code: number; readonly text: string };

/** The command line in this process: what it prints and the code it ends with; misuse is 2, as in the root. */
export async function tidemark(
  args: readonly string[],
  app?: CliApp,
  limits: VerifyLimits = business.verify,
): Promise<Ran> {
  let [text, code] = ['', 0];
  const screen = {
    write: (part: string) => {
      text += part;
    },
  };
  const program = new Command('tidemark').exitOverride().configureOutput({ writeErr: () => undefined });
  addRules(
    program,
    {
      locale: 'en',
      screen,
      progress: new Progress(screen, () => 0),
      withApp: async (_needs, work) => {
        if (app === undefined) throw new Error('this command needs no server');
        return work(app);
      },
      exitWith: (asked) => {
        code = asked;
      },
    },
    (dir) => find(dir, limits),
  );
  try {
    await program.parseAsync(['rules', ...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { code: 2, text };
  }
  return { code, text };
}

/** Folders with packs, gone after the tests. */
export class Folders {
  private readonly root = mkdtempSync(join(tmpdir(), 'tidemark-rules-'));

  /** A folder of these packs, each with one case that nothing matches. */
  with(name: string, some: readonly RulePack[]): string {
    for (const pack of some) {
      this.write(`${name}/${pack.pack}/pack.json`, pack);
      this.write(`${name}/${pack.pack}/cases.json`, [{ case: 'nobody is known', facts: {}, matches: [] }]);
    }
    return join(this.root, name);
  }

  /** A shipped folder under a name of its own, every file changed. */
  copy(name: string, from: string, as: string, change: (text: string) => string): string {
    const dir = join(this.root, name, as);
    cpSync(from, dir, { recursive: true });
    for (const file of ['pack.json', 'cases.json', 'plan.json']) {
      writeFileSync(join(dir, file), change(readFileSync(join(dir, file), 'utf8')));
    }
    return join(this.root, name);
  }

  edit(path: string, change: (json: unknown) => unknown): void {
    this.write(path, change(JSON.parse(readFileSync(join(this.root, path), 'utf8'))));
  }

  rename(from: string, to: string): void {
    renameSync(join(this.root, from), join(this.root, to));
  }

  write(path: string, json: unknown): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(json));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export function shippedPack(name: string): RulePack {
  const found = packs.find(({ pack }) => pack.pack === name)?.pack;
  if (found === undefined) throw new Error(`${name} does not ship`);
  return found;
}

/** The shipped pack of the sample campaign, with other conditions in its first rule. */
export function aPack(conditions?: unknown): RulePack {
  const pack = shippedPack('25-decline-win-back');
  const [first, ...others] = pack.rules;
  if (first === undefined) throw new Error('the sample pack has rules');
  return { ...pack, rules: [{ ...first, conditions: conditions ?? first.conditions }, ...others] };
}
