import type { Command } from 'commander';
import { say } from '../../core/words/say.js';
import { type Applied, ApplyRulePacks } from '../../flows/apply-rule-packs.js';
import { VerifyRulePack, type WordedFinding } from '../../flows/verify-rule-pack.js';
import { CLI_ACTOR, type CliContext, print, printJson } from './context.js';
import { findingLines } from './finding-lines.js';
import { type FindPacks, type Json, validPacks } from './found-packs.js';

function appliedLines({ locale }: CliContext, { versions, offers, plans }: Applied): readonly string[] {
  return [
    ...versions.map((one) => say(locale, 'cli.apply.saved', one)),
    ...offers.flatMap(({ id, change, alsoIn }) => [
      say(locale, `cli.apply.offer.${change}`, { offer: id }),
      ...(change === 'changed' && alsoIn.length > 0
        ? [say(locale, 'cli.apply.offer.also', { offer: id, packs: alsoIn.join(', ') })]
        : []),
    ]),
    ...plans.map((pack) => say(locale, 'cli.apply.plan', { pack })),
  ];
}

async function apply(context: CliContext, find: FindPacks, dir: string, { json }: Json): Promise<void> {
  const found = await validPacks(context, find, dir, json === true);
  if (!found) return;
  const { packs, offers } = found;
  const { applied, findings } = await context.withApp({ workers: false }, async (app) => {
    const applied = await app.get(ApplyRulePacks).run({ packs, offers, by: CLI_ACTOR });
    const findings: WordedFinding[] = [];
    for (const { pack } of packs) findings.push(...(await app.get(VerifyRulePack).run(pack)).findings);
    return { applied, findings };
  });
  if (findings.some(({ severity }) => severity === 'error')) context.exitWith(1);
  const { versions, ...rest } = applied;
  if (json) return printJson(context, { packs: versions, ...rest, findings });
  for (const line of appliedLines(context, applied)) print(context, line);
  if (findings.length > 0) print(context, findingLines(findings, context.locale).join('\n'));
}

/**
 * Saves the packs of a folder as versions, with the offers and plans beside them, and tells what the verifier finds. That
 * stops nothing, but a finding that is an error ends with 1. Nothing is saved unless all of it is valid. Twice is once.
 */
export function addRulesApply(rules: Command, context: CliContext, find: FindPacks): void {
  rules
    .command('apply')
    .argument('<dir>', 'a folder with pack.json in it or below / 含 pack.json 的目录')
    .description('save the packs with their offers and plans / 保存规则包及其套餐与方案')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action((dir: string, options: Json) => apply(context, find, dir, options));
}
