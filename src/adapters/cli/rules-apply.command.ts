import type { Command } from 'commander';
import { say } from '../../core/words/say.js';
import { SaveRulePack } from '../../flows/save-rule-pack.js';
import { VerifyRulePack, type WordedFinding } from '../../flows/verify-rule-pack.js';
import { CLI_ACTOR, type CliContext, print, printJson } from './context.js';
import { findingLines } from './finding-lines.js';
import { type FindPacks, type Json, validPacks } from './found-packs.js';

async function apply(context: CliContext, find: FindPacks, dir: string, { json }: Json): Promise<void> {
  const found = await validPacks(context, find, dir, json === true);
  if (!found) return;
  const saved = await context.withApp({ workers: false }, async (app) => {
    const versions: { readonly pack: string; readonly version: number }[] = [];
    const findings: WordedFinding[] = [];
    for (const { pack } of found.packs) {
      const { version } = await app.get(SaveRulePack).run(pack, CLI_ACTOR);
      versions.push({ pack: pack.pack, version });
      findings.push(...(await app.get(VerifyRulePack).run(pack)).findings);
    }
    return { versions, findings };
  });
  const { versions, findings } = saved;
  if (findings.some(({ severity }) => severity === 'error')) context.exitWith(1);
  if (json) return printJson(context, { packs: versions, findings });
  for (const one of versions) print(context, say(context.locale, 'cli.apply.saved', one));
  if (findings.length > 0) print(context, findingLines(findings, context.locale).join('\n'));
}

/**
 * Saves the packs of a folder as versions, and tells what the verifier finds in them. That stops nothing, but a finding
 * that is an error ends with 1. Nothing is saved unless all of them are valid. Twice is once.
 */
export function addRulesApply(rules: Command, context: CliContext, find: FindPacks): void {
  rules
    .command('apply')
    .argument('<dir>', 'a folder with pack.json in it or below / 含 pack.json 的目录')
    .description('save the packs as versions / 保存为新版本')
    .option('--json', 'machine-readable output / 机器可读输出')
    .action((dir: string, options: Json) => apply(context, find, dir, options));
}
