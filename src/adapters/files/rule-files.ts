import type { Lever } from '../../core/campaign/lever.js';
import type { NamedLists } from '../../core/condition/terms.js';
import type { Derivation } from '../../core/facts/derive-facts.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { Problem, Read } from '../../core/kit/problem.js';
import type { Offer } from '../../core/offer/offer.js';
import { type RetryRules, readRetryRules } from '../../core/outreach/retry-plan.js';
import { checkContactPolicy } from '../../core/policy/check-contact-policy.js';
import type { ContactPolicy } from '../../core/policy/contact-policy.js';
import { readVerifyLimits, type VerifyLimits } from '../../core/rules/check/verify-limits.js';
import { problemWords } from '../../core/words/say.js';
import { BusinessRules } from '../../flows/ports/business-rules.js';
import { readFactFiles } from './rule-files-facts.js';
import { inFile, readRuleFile, readRuleFolder } from './rule-files-json.js';
import { readListFiles } from './rule-files-lists.js';
import { type PackFile, readPackFolders } from './rule-files-packs.js';
import { type CampaignSeed, readCampaigns, readLevers, readOffers } from './rule-files-seeds.js';

type Business = Pick<BusinessRules, 'catalogue' | 'derivations' | 'levers' | 'lists' | 'policy' | 'retry' | 'verify'>;

/** `rules/` as it was when the process started. */
class FileBusinessRules extends BusinessRules {
  override readonly catalogue: FactCatalogue;
  override readonly derivations: readonly Derivation[];
  override readonly levers: readonly Lever[];
  override readonly lists: NamedLists;
  override readonly policy: ContactPolicy;
  override readonly retry: RetryRules;
  override readonly verify: VerifyLimits;

  constructor({ catalogue, derivations, levers, lists, policy, retry, verify }: Business) {
    super();
    this.catalogue = catalogue;
    this.derivations = derivations;
    this.levers = levers;
    this.lists = lists;
    this.policy = policy;
    this.retry = retry;
    this.verify = verify;
  }
}

/** Everything under `rules/`: what holds while the process runs, and the seed of a new database. */
export type RuleFiles = {
  readonly business: BusinessRules;
  readonly packs: readonly PackFile[];
  readonly offers: readonly Offer[];
  readonly campaigns: readonly CampaignSeed[];
};

/** Files that cannot be used; nothing starts with half of the rules. Paths are `<file>: <JSON path>`. */
export class RuleFilesError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    const lines = problems.map((problem) => {
      const words = problemWords(problem);
      return `  ${problem.path}\n    ${words['zh-CN']} / ${words.en}`;
    });
    super(`Rule files that cannot be used / 规则文件有误:\n${lines.join('\n')}`);
    this.name = 'RuleFilesError';
  }
}

async function readOne<T>(
  rulesDir: string,
  file: string,
  read: (json: unknown) => Read<T>,
  problems: Problem[],
): Promise<T | null> {
  const json = await readRuleFile(rulesDir, file);
  if (!json.ok) {
    problems.push(...json.problems);
    return null;
  }
  const value = read(json.value.json);
  if (value.ok) return value.value;
  problems.push(...value.problems.map((problem) => inFile(file, problem)));
  return null;
}

async function readLeverFile(rulesDir: string, problems: Problem[]): Promise<readonly Lever[]> {
  const json = await readRuleFile(rulesDir, 'levers.json');
  if (json.ok) return readLevers(json.value, problems);
  problems.push(...json.problems);
  return [];
}

/** Reads and checks everything under the folder; throws `RuleFilesError` with every problem of every file. */
export async function loadRuleFiles(rulesDir: string): Promise<RuleFiles> {
  const problems: Problem[] = [];
  const folder = (name: string) => readRuleFolder(rulesDir, name, problems);
  const facts = readFactFiles(await folder('facts'), problems);
  const levers = await readLeverFile(rulesDir, problems);
  const policy = await readOne(rulesDir, 'policy/contact-policy.json', checkContactPolicy, problems);
  const retry = await readOne(rulesDir, 'policy/retry.json', readRetryRules, problems);
  const verify = await readOne(rulesDir, 'policy/verify.json', readVerifyLimits, problems);
  const offers = readOffers(await folder('offers'), problems);
  const offerIds = offers.map(({ id }) => id);
  const lists = await readListFiles(rulesDir, problems);
  const checks = { catalogue: facts.catalogue, levers, lists, offerIds };
  const packs = await readPackFolders(rulesDir, checks, problems);
  const packNames = packs.map(({ pack }) => pack.pack);
  const campaigns = readCampaigns(await folder('campaigns'), packNames, problems);
  if (problems.length > 0 || policy === null || retry === null || verify === null) throw new RuleFilesError(problems);
  const business = new FileBusinessRules({ ...facts, levers, lists, policy, retry, verify });
  return { business, packs, offers, campaigns };
}
