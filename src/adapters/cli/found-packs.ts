import type { Lever } from '../../core/campaign/lever.js';
import type { PlaybookPlan } from '../../core/campaign/playbook-plan.js';
import type { NamedLists } from '../../core/condition/terms.js';
import type { Derivation } from '../../core/facts/derive-facts.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { ModelCase } from '../../core/facts/reading/model-cases.js';
import type { Problem } from '../../core/kit/problem.js';
import type { Offer } from '../../core/offer/offer.js';
import type { VerifyLimits } from '../../core/rules/check/verify-limits.js';
import type { PackCase } from '../../core/rules/pack-cases.js';
import type { RulePack } from '../../core/rules/rule-pack.js';
import { problemWords, say } from '../../core/words/say.js';
import { type CliContext, print, printJson } from './context.js';

/** Packs found under a folder, checked against the facts, levers and offers of the installation's own rules. */
export type FoundPacks = {
  readonly packs: readonly {
    readonly pack: RulePack;
    readonly cases: readonly PackCase[];
    readonly plan: PlaybookPlan | null;
  }[];
  /** Those that lie beside the packs. */
  readonly offers: readonly Offer[];
  readonly problems: readonly Problem[];
  readonly catalogue: FactCatalogue;
  readonly lists: NamedLists;
  /** Models of facts under the folder, with the cases beside them; absent where only packs were looked for. */
  readonly models?: readonly {
    readonly file: string;
    readonly steps: readonly Derivation[];
    readonly cases: readonly ModelCase[];
  }[];
  /** The installation's levers, with the stages they suit. */
  readonly levers?: readonly Lever[];
  /** What the verifier may take, of the installation's own rules. */
  readonly limits: VerifyLimits;
};

/** A whole rules folder of which so much is wrong that its packs were not looked at. */
export type WrongRules = Pick<FoundPacks, 'problems'>;

/** Reads and checks every pack at or under a folder; of a whole rules folder everything else in it too. */
export type FindPacks = (dir: string) => Promise<FoundPacks | WrongRules>;
export type Json = { readonly json?: boolean };

function printProblems(context: CliContext, problems: readonly Problem[]): void {
  for (const problem of problems) print(context, `${problem.path}: ${problemWords(problem)[context.locale]}`);
}

/** Answers the packs, or says what is wrong with them and answers null. */
export async function validPacks(
  context: CliContext,
  find: FindPacks,
  dir: string,
  json: boolean,
): Promise<FoundPacks | null> {
  const found = await find(dir);
  if ('packs' in found && found.packs.length > 0 && found.problems.length === 0) return found;
  // A folder without packs is a slip of whoever called, not a wrong pack.
  const isMisused = found.problems.length === 0;
  const problems = isMisused ? [{ path: dir, code: 'cli.rules.none', params: { dir } }] : found.problems;
  context.exitWith(isMisused ? 2 : 1);
  if (json)
    printJson(context, { valid: false, problems: problems.map((one) => ({ ...one, message: problemWords(one) })) });
  else if (isMisused) print(context, say(context.locale, 'cli.rules.none', { dir }));
  else printProblems(context, problems);
  return null;
}
