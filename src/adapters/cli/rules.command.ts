import type { Command } from 'commander';
import type { FactSheet } from '../../core/facts/fact-sheet.js';
import { runModelCase } from '../../core/facts/reading/model-cases.js';
import { unsuitedLevers } from '../../core/rules/check/kinds/unsuited-lever.js';
import { type CaseResult, runPackCases } from '../../core/rules/pack-cases.js';
import { compilePack } from '../../core/rules/program.js';
import { say } from '../../core/words/say.js';
import { findingWords } from '../../core/words/verify.js';
import { type CliContext, print, printJson } from './context.js';
import { findingLines } from './finding-lines.js';
import { type FindPacks, type FoundPacks, type Json, validPacks } from './found-packs.js';
import { addRulesApply } from './rules-apply.command.js';
import { addRulesDiff } from './rules-diff.command.js';
import { addRulesPlaybook } from './rules-playbook.command.js';
import { addRulesVerify } from './rules-verify.command.js';

/** A lever that does not suit its stage runs, so it is no problem of the pack. */
function leverWarnings({ packs, catalogue, lists, levers = [] }: FoundPacks) {
  const compiled = packs.map(({ pack }) => compilePack(pack, catalogue, lists));
  return unsuitedLevers(compiled, levers, catalogue).map((one) => ({ ...one, words: findingWords(one, catalogue) }));
}

async function validate(context: CliContext, find: FindPacks, dir: string, json: boolean): Promise<void> {
  const found = await validPacks(context, find, dir, json);
  if (!found) return;
  const rules = found.packs.reduce((sum, { pack }) => sum + pack.rules.length, 0);
  const warnings = leverWarnings(found);
  if (json) return printJson(context, { valid: true, packs: found.packs.length, rules, problems: [], warnings });
  print(context, say(context.locale, 'cli.rules.valid', { packs: found.packs.length, rules }));
  if (warnings.length > 0) print(context, findingLines(warnings, context.locale).join('\n'));
}

/** A case of a pack or of a model; `pack` is the model's file then. */
type Tested = CaseResult & { readonly pack: string };

function packResults({ packs, catalogue, lists }: FoundPacks): readonly Tested[] {
  return packs.flatMap(({ pack, cases }) =>
    runPackCases(compilePack(pack, catalogue, lists), cases).map((result) => ({ pack: pack.pack, ...result })),
  );
}

const told = (facts: FactSheet) => Object.entries(facts).map(([fact, value]) => `${fact} ${JSON.stringify(value)}`);

function modelResults({ models = [] }: FoundPacks): readonly Tested[] {
  return models.flatMap(({ file, steps, cases }) =>
    cases.map((one) => {
      const [expected, matched] = [told(one.gives), told(runModelCase(steps, one))];
      return { pack: file, case: one.case, passed: expected.join() === matched.join(), expected, matched };
    }),
  );
}

async function test(context: CliContext, find: FindPacks, dir: string, json: boolean): Promise<void> {
  const found = await validPacks(context, find, dir, json);
  if (!found) return;
  const results = [...packResults(found), ...modelResults(found)];
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

/** Rules as code. Only `apply` and `diff --base` need the servers. Exit code 0 is right, 1 is wrong, 2 is misuse. */
export function addRules(program: Command, context: CliContext, find: FindPacks): void {
  const rules = program
    .command('rules')
    .description('rules as code: check, verify, compare, apply / 规则即代码：校验、验证、对比、应用');
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
    .description('do packs and models mean what their cases say / 运行规则包与模型用例')
    .option(...asJson)
    .action((dir: string, { json }: Json) => test(context, find, dir, json === true));
  addRulesVerify(rules, context, find);
  addRulesDiff(rules, context, find);
  addRulesApply(rules, context, find);
  addRulesPlaybook(rules, context);
}
