import type { Command } from 'commander';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { Problem } from '../../core/kit/problem.js';
import { type PackCase, runPackCases } from '../../core/rules/pack-cases.js';
import { compilePack } from '../../core/rules/program.js';
import type { RulePack } from '../../core/rules/rule-pack.js';
import { problemWords, say } from '../../core/words/say.js';
import { type CliContext, print, printJson } from './context.js';

/** Packs found under a folder, checked against the facts, levers and offers of the installation's own rules. */
export type FoundPacks = {
  readonly packs: readonly { readonly pack: RulePack; readonly cases: readonly PackCase[] }[];
  readonly problems: readonly Problem[];
  readonly catalogue: FactCatalogue;
};

type FindPacks = (dir: string) => Promise<FoundPacks>;
type Json = { readonly json?: boolean };

function printProblems(context: CliContext, problems: readonly Problem[]): void {
  for (const problem of problems) print(context, `${problem.path}: ${problemWords(problem)[context.locale]}`);
}

/** Answers the packs, or says what is wrong with them and answers null. */
async function validPacks(
  context: CliContext,
  find: FindPacks,
  dir: string,
  json: boolean,
): Promise<FoundPacks | null> {
  const found = await find(dir);
  const { packs, problems } = found;
  if (packs.length > 0 && problems.length === 0) return found;
  context.exitWith(1);
  if (json)
    printJson(context, { valid: false, problems: problems.map((one) => ({ ...one, message: problemWords(one) })) });
  else if (problems.length > 0) printProblems(context, problems);
  else print(context, say(context.locale, 'cli.rules.none', { dir }));
  return null;
}

async function validate(context: CliContext, find: FindPacks, dir: string, json: boolean): Promise<void> {
  const found = await validPacks(context, find, dir, json);
  if (!found) return;
  const rules = found.packs.reduce((sum, { pack }) => sum + pack.rules.length, 0);
  if (json) printJson(context, { valid: true, packs: found.packs.length, rules, problems: [] });
  else print(context, say(context.locale, 'cli.rules.valid', { packs: found.packs.length, rules }));
}

async function test(context: CliContext, find: FindPacks, dir: string, json: boolean): Promise<void> {
  const found = await validPacks(context, find, dir, json);
  if (!found) return;
  const results = found.packs.flatMap(({ pack, cases }) =>
    runPackCases(compilePack(pack, found.catalogue), cases).map((result) => ({ pack: pack.pack, ...result })),
  );
  const failed = results.filter(({ passed }) => !passed);
  if (failed.length > 0) context.exitWith(1);
  const counts = { passed: results.length - failed.length, failed: failed.length };
  if (json) return printJson(context, { ...counts, results });
  for (const { pack, case: name, expected, matched } of failed) {
    const params = { pack, case: name, expected: expected.join(', '), actual: matched.join(', ') };
    print(context, say(context.locale, 'cli.rules.case.failed', params));
  }
  print(context, say(context.locale, 'cli.rules.cases', counts));
}

/** Rules as code: no server is needed. Exit code 0 is right, 1 is wrong. */
export function addRules(program: Command, context: CliContext, find: FindPacks): void {
  const rules = program.command('rules').description('check rule packs without a server / 无需服务器检查规则包');
  const folder = ['<dir>', 'a folder with pack.json in it or below / 含 pack.json 的目录'] as const;
  const asJson = ['--json', 'machine-readable output / 机器可读输出'] as const;
  rules
    .command('validate')
    .argument(...folder)
    .description('are the packs well formed / 校验规则包')
    .option(...asJson)
    .action((dir: string, { json }: Json) => validate(context, find, dir, json === true));
  rules
    .command('test')
    .argument(...folder)
    .description('do the packs mean what their cases say / 运行规则包用例')
    .option(...asJson)
    .action((dir: string, { json }: Json) => test(context, find, dir, json === true));
}
