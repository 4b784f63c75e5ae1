import type { ArbitrationRules } from '../../core/arbitration/rules/arbitration-rules.js';
import { readArbitrationRules } from '../../core/arbitration/rules/read-arbitration-rules.js';
import { readCampaignDefaults } from '../../core/campaign/control/default-control.js';
import { checkLeverGuardrails, type Lever } from '../../core/campaign/lever.js';
import { readRunTimes } from '../../core/campaign/schedule/run-times.js';
import type { NamedLists } from '../../core/condition/terms.js';
import type { Derivation } from '../../core/facts/derive-facts.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import { type BaseRules, readBaseRules } from '../../core/facts/profile/base-rules.js';
import type { Problem, Read } from '../../core/kit/problem.js';
import { type MeasurementRules, readMeasurementRules } from '../../core/measurement/measurement-rules.js';
import type { Offer } from '../../core/offer/offer.js';
import { type RetryRules, readRetryRules } from '../../core/outreach/retry-plan.js';
import { readFatigue } from '../../core/policy/cap/read-fatigue.js';
import { keptContactsMs } from '../../core/policy/cap/reserve-contact.js';
import { readCapacities } from '../../core/policy/capacity/capacity.js';
import { checkContactPolicy } from '../../core/policy/check-contact-policy.js';
import type { ContactPolicy } from '../../core/policy/contact-policy.js';
import type { Holdouts } from '../../core/policy/holdout/holdouts.js';
import { readHoldouts } from '../../core/policy/holdout/read-holdouts.js';
import { readSender } from '../../core/policy/sender/read-sender.js';
import { readQuietPresets } from '../../core/policy/timing/quiet-presets.js';
import { readVerifyLimits, type VerifyLimits } from '../../core/rules/check/verify-limits.js';
import { readSegmentPlan, type SegmentPlan } from '../../core/value/segment/segment-plan.js';
import { NOTHING_TRAINED, type TrainedModels } from '../../core/value/trained-models.js';
import type { WorthPlans } from '../../core/value/worth-plans.js';
import { problemWords } from '../../core/words/say.js';
import { BusinessRules } from '../../flows/ports/business-rules.js';
import type { CustomerRules } from '../../flows/ports/customer-rules.js';
import { type Catalogues, readCatalogues, readLocalOffers } from './rule-files-catalogues.js';
import { readCustomerRules } from './rule-files-customer.js';
import { CASES_SUFFIX, readFactFiles } from './rule-files-facts.js';
import { withoutFollowOns } from './rule-files-follow-ons.js';
import { modelFileOf, readMarketingGrid } from './rule-files-grid.js';
import { hashOfModels } from './rule-files-hash.js';
import { inFile, readRuleFile, readRuleFolder } from './rule-files-json.js';
import { readListFiles } from './rule-files-lists.js';
import { readOffers, readPriceLevers } from './rule-files-offers.js';
import { type PackFile, readPackFolders, readPackOfferFiles } from './rule-files-packs.js';
import { readPlans } from './rule-files-plans.js';
import { type PlaybookTerms, planNamesOf, readPlaybookTerms } from './rule-files-playbook.js';
import { type CampaignSeed, readCampaigns, readLevers } from './rule-files-seeds.js';
import { readValueTitles } from './rule-files-value-titles.js';

const DAY_MS = 86_400_000;

type Business = Pick<
  BusinessRules,
  | 'catalogue'
  | 'segments'
  | 'base'
  | 'guardrails'
  | 'metrics'
  | 'levers'
  | 'lists'
  | 'policy'
  | 'holdouts'
  | 'retry'
  | 'verify'
  | 'plans'
  | 'localOffers'
  | 'holds'
  | 'suppressions'
  | 'priceLevers'
  | 'grid'
  | 'models'
  | 'capacities'
  | 'runTimes'
  | 'measurement'
  | 'campaigns'
> &
  Catalogues & { readonly arbitration: ArbitrationRules };
type Derived = Pick<BusinessRules, 'derivations' | 'modelsHash'>;

/** `rules/` as it was when the process started. */
class FileBusinessRules extends BusinessRules {
  override readonly catalogue: FactCatalogue;
  override derivations: readonly Derivation[];
  override modelsHash: string;
  override trained: TrainedModels = NOTHING_TRAINED;
  override readonly levers: readonly Lever[];
  override readonly lists: NamedLists;
  override readonly policy: ContactPolicy;
  override readonly holdouts: Holdouts;
  override readonly retry: RetryRules;
  override readonly products: Catalogues['products'];
  override readonly organisation: Catalogues['organisation'];
  override readonly reasons: Catalogues['reasons'];
  override readonly localOffers: BusinessRules['localOffers'];
  override readonly holds: BusinessRules['holds'];
  override readonly suppressions: BusinessRules['suppressions'];
  override readonly priceLevers: BusinessRules['priceLevers'];
  override readonly grid: BusinessRules['grid'];
  override readonly models: BusinessRules['models'];
  override readonly capacities: BusinessRules['capacities'];
  override readonly runTimes: BusinessRules['runTimes'];
  override readonly campaigns: BusinessRules['campaigns'];
  override readonly arbitration: ArbitrationRules;
  override readonly guardrails: BusinessRules['guardrails'];
  override readonly metrics: BusinessRules['metrics'];
  override readonly plans: WorthPlans;
  override readonly verify: VerifyLimits;
  override readonly base: BaseRules;
  override readonly segments: SegmentPlan;
  override readonly measurement: MeasurementRules;

  constructor(
    files: Business,
    private readonly derive: (trained: TrainedModels) => Derived,
  ) {
    super();
    const { derivations, modelsHash } = derive(NOTHING_TRAINED);
    this.catalogue = files.catalogue;
    this.derivations = derivations;
    this.modelsHash = modelsHash;
    this.plans = files.plans;
    this.products = files.products;
    this.organisation = files.organisation;
    this.reasons = files.reasons;
    this.localOffers = files.localOffers;
    this.guardrails = files.guardrails;
    this.metrics = files.metrics;
    this.levers = files.levers;
    this.lists = files.lists;
    this.policy = files.policy;
    this.retry = files.retry;
    this.verify = files.verify;
    this.base = files.base;
    this.segments = files.segments;
    this.holds = files.holds;
    this.suppressions = files.suppressions;
    this.priceLevers = files.priceLevers;
    this.grid = files.grid;
    this.models = files.models;
    this.arbitration = files.arbitration;
    this.capacities = files.capacities;
    this.holdouts = files.holdouts;
    this.runTimes = files.runTimes;
    this.measurement = files.measurement;
    this.campaigns = files.campaigns;
  }

  override take(trained: TrainedModels): void {
    if (trained.key === this.trained.key && trained.pyramids === this.trained.pyramids) return;
    const { derivations, modelsHash } = this.derive(trained);
    this.derivations = derivations;
    this.modelsHash = modelsHash;
    this.trained = trained;
  }
}

/** Everything under `rules/`: what holds while the process runs, and the seed of a new database. */
export type RuleFiles = {
  readonly business: BusinessRules;
  readonly customer: CustomerRules;
  readonly packs: readonly PackFile[];
  readonly playbook: PlaybookTerms;
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

/** What plans say of leaving customers alone, by pack. */
function suppressionsOf(packs: readonly PackFile[]): BusinessRules['suppressions'] {
  return new Map(packs.flatMap(({ pack, plan }) => (plan === null ? [] : [[pack.pack, plan.suppression] as const])));
}

/** What the caps, the hours, the pressure on people and the sender are: four files that are one policy. */
async function readContactPolicy(rulesDir: string, problems: Problem[]): Promise<ContactPolicy | null> {
  const presets = await readOne(rulesDir, 'policy/quiet-presets.json', readQuietPresets, problems);
  const read = (json: unknown) => checkContactPolicy(json, presets ?? []);
  const policy = await readOne(rulesDir, 'policy/contact-policy.json', read, problems);
  const fatigue = await readOne(rulesDir, 'policy/fatigue.json', readFatigue, problems);
  const sender = await readOne(rulesDir, 'policy/sender.json', readSender, problems);
  return policy === null || fatigue === null || sender === null ? null : { ...policy, fatigue, sender };
}

/** How far back it looks is held against how long contacts are kept. */
function readMeasurement(rulesDir: string, policy: ContactPolicy | null, problems: Problem[]) {
  const kept = policy === null ? null : keptContactsMs(policy);
  const keptDays = kept === null ? Number.POSITIVE_INFINITY : kept / DAY_MS;
  const read = (json: unknown) => readMeasurementRules(json, keptDays);
  return readOne(rulesDir, 'policy/measurement.json', read, problems);
}

/** Reads and checks everything under the folder; throws `RuleFilesError` with every problem of every file. */
export async function loadRuleFiles(rulesDir: string): Promise<RuleFiles> {
  const problems: Problem[] = [];
  const folder = (name: string) => readRuleFolder(rulesDir, name, problems);
  // A case changes no fact, so what is derived under other cases is the same.
  const factFiles = (await folder('facts')).filter(({ file }) => !file.endsWith(CASES_SUFFIX));
  const catalogues = await readCatalogues(rulesDir, problems);
  const worthBy = (trained: TrainedModels) => ({ trained, ...catalogues });
  const facts = readFactFiles(factFiles, problems, worthBy(NOTHING_TRAINED));
  const levers = await readLeverFile(rulesDir, problems);
  const policy = await readContactPolicy(rulesDir, problems);
  const holdouts = await readOne(rulesDir, 'holdouts.json', readHoldouts, problems);
  const retry = await readOne(rulesDir, 'policy/retry.json', readRetryRules, problems);
  const verify = await readOne(rulesDir, 'policy/verify.json', readVerifyLimits, problems);
  const names = { levers: levers.map(({ id }) => id), catalogue: facts.catalogue };
  const grid = await readMarketingGrid(rulesDir, names, problems);
  const readArbitration = (json: unknown) => readArbitrationRules(json, names);
  const arbitration = await readOne(rulesDir, 'arbitration.json', readArbitration, problems);
  const runTimes = await readOne(rulesDir, 'policy/runs.json', readRunTimes, problems);
  const defaults = await readOne(rulesDir, 'policy/campaigns.json', readCampaignDefaults, problems);
  const capacities = await readOne(rulesDir, 'policy/capacity.json', readCapacities, problems);
  const base = await readOne(rulesDir, 'policy/base.json', readBaseRules, problems);
  const readSegments = (json: unknown) => readSegmentPlan(json, facts.catalogue);
  const segments = await readOne(rulesDir, 'policy/segments.json', readSegments, problems);
  const measurement = await readMeasurement(rulesDir, policy, problems);
  const customer = await readCustomerRules(rulesDir, policy?.operatorZone ?? null, problems);
  const offerFiles = [...(await folder('offers')), ...(await readPackOfferFiles(rulesDir, problems))];
  const lists = await readListFiles(rulesDir, problems);
  const priceLevers = await readPriceLevers(rulesDir, problems);
  const sold = { catalogue: facts.catalogue, lists, products: catalogues.products, priceLevers };
  const offers = readOffers(offerFiles, sold, problems);
  const offerIds = offers.map(({ id }) => id);
  const localOffers = await readLocalOffers(rulesDir, offers, catalogues.organisation, problems);
  const playbook = await readPlaybookTerms(rulesDir, facts.catalogue, problems);
  const unwatched = checkLeverGuardrails(levers, playbook.guardrails);
  problems.push(...unwatched.map((problem) => inFile('levers.json', problem)));
  const planNames = planNamesOf(playbook, levers, facts.catalogue);
  const checks = { catalogue: facts.catalogue, levers, lists, offerIds, offers, plans: planNames };
  const packs = await readPackFolders(rulesDir, checks, problems);
  const catalogue = await readValueTitles(rulesDir, facts.catalogue, catalogues, problems);
  const campaigns = readCampaigns(await folder('campaigns'), packs, { catalogue: facts.catalogue, lists }, problems);
  if (
    policy === null ||
    holdouts === null ||
    retry === null ||
    verify === null ||
    base === null ||
    segments === null ||
    customer === null ||
    arbitration === null ||
    capacities === null ||
    runTimes === null ||
    measurement === null ||
    defaults === null
  ) {
    throw new RuleFilesError(withoutFollowOns(problems, factFiles, facts.catalogue));
  }
  if (problems.length > 0) {
    throw new RuleFilesError(withoutFollowOns(problems, factFiles, facts.catalogue));
  }
  const hashed = [...factFiles, { file: 'products.json', json: [...catalogues.products.values()] }];
  const derive = (trained: TrainedModels): Derived => {
    const { derivations } = readFactFiles(factFiles, [], worthBy(trained));
    return { derivations, modelsHash: hashOfModels({ files: hashed, derivations, policy, trained: trained.key }) };
  };
  const plans = readPlans(factFiles, facts.catalogue);
  const { guardrails, metrics, holds } = playbook;
  const watched = { guardrails, metrics, holds, suppressions: suppressionsOf(packs) };
  const models = factFiles.map(modelFileOf);
  const named = { levers, lists, priceLevers, grid, models, localOffers, plans };
  const ruled = { policy, holdouts, retry, verify, base, segments, arbitration, capacities, runTimes, measurement };
  const all = { catalogue, ...watched, ...named, ...ruled, ...catalogues, campaigns: defaults };
  const business = new FileBusinessRules(all, derive);
  return { business, customer, packs, playbook, offers, campaigns };
}
