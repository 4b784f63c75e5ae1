import { Organisation } from '../../core/access/organisation.js';
import type { ArbitrationRules } from '../../core/arbitration/rules/arbitration-rules.js';
import { type CampaignDefaults, NO_DEFAULTS } from '../../core/campaign/control/default-control.js';
import type { Guardrail, Metric } from '../../core/campaign/guardrail.js';
import type { Hold } from '../../core/campaign/hold.js';
import type { Lever } from '../../core/campaign/lever.js';
import type { PlanSuppression } from '../../core/campaign/playbook-plan.js';
import type { RunTimes } from '../../core/campaign/schedule/run-times.js';
import type { NamedLists } from '../../core/condition/terms.js';
import type { Derivation } from '../../core/facts/derive-facts.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { BaseRules } from '../../core/facts/profile/base-rules.js';
import type { Reason } from '../../core/lifecycle/reason.js';
import { type MeasurementRules, NO_MEASUREMENT } from '../../core/measurement/measurement-rules.js';
import type { LocalOffer } from '../../core/offer/local-offer.js';
import { type MarketingGrid, NO_GRID } from '../../core/offer/marketing-grid.js';
import type { PriceLever } from '../../core/offer/price-lever.js';
import type { ProductCatalogue } from '../../core/offer/product.js';
import type { RetryRules } from '../../core/outreach/retry-plan.js';
import type { Capacity } from '../../core/policy/capacity/capacity.js';
import type { ContactPolicy } from '../../core/policy/contact-policy.js';
import { type Holdouts, NO_HOLDOUTS } from '../../core/policy/holdout/holdouts.js';
import type { VerifyLimits } from '../../core/rules/check/verify-limits.js';
import { NO_SEGMENTS, type SegmentPlan } from '../../core/value/segment/segment-plan.js';
import { NOTHING_TRAINED, type TrainedModels } from '../../core/value/trained-models.js';
import { NO_PLANS, type WorthPlans } from '../../core/value/worth-plans.js';

/** A file of `rules/facts/`, by its name without the ending, as it stands there. */
export type ModelFile = { readonly name: string; readonly content: Readonly<Record<string, unknown>> };

/** What `rules/` says, read and checked at start: numbers and rules a marketer may change without a line of code. */
export abstract class BusinessRules {
  abstract readonly catalogue: FactCatalogue;
  abstract readonly derivations: readonly Derivation[];
  /** Of everything that decides what `derivations` give: facts derived under another are other facts. */
  readonly modelsHash: string = '';
  abstract readonly levers: readonly Lever[];
  /** `rules/lists/`: what `inList` may name; none where the folder is not there. */
  readonly lists: NamedLists = new Map();
  abstract readonly policy: ContactPolicy;
  /** `rules/holdouts.json`: who is kept out of everything, or decided for in another way, to be compared with. */
  readonly holdouts: Holdouts = NO_HOLDOUTS;
  /** `rules/policy/retry.json`, read by `readRetryRules` of `core/outreach/retry-plan.ts`. */
  abstract readonly retry: RetryRules;
  /** What is sold, how the operator is organised, and why customers leave. */
  readonly products: ProductCatalogue = new Map();
  readonly organisation: Organisation = new Organisation([]);
  readonly reasons: readonly Reason[] = [];
  /** What nodes of the organisation say of offers: narrower than the offers themselves. */
  readonly localOffers: readonly LocalOffer[] = [];
  /** `rules/holds.json`: states of a customer in which nothing is sold. */
  readonly holds: readonly Hold[] = [];
  /** What the plan beside a pack says of leaving customers alone, by pack. */
  readonly suppressions: ReadonlyMap<string, PlanSuppression> = new Map();
  /** `rules/policy/capacity.json`: what a run has only so much of. */
  readonly capacities: readonly Capacity[] = [];
  /** `rules/policy/runs.json`: when campaigns run by themselves; null: never. */
  readonly runTimes: RunTimes | null = null;
  /** `rules/policy/campaigns.json`: what campaigns say that say nothing. */
  readonly campaigns: CampaignDefaults = NO_DEFAULTS;
  /** `rules/arbitration.json` */
  readonly arbitration?: ArbitrationRules;
  /** `rules/price-levers.json` */
  readonly priceLevers: readonly PriceLever[] = [];
  /** `rules/marketing-elements.json`: what is done for each segment, element by element. */
  readonly grid: MarketingGrid = NO_GRID;
  /** What `derivations` are made of. */
  readonly models: readonly ModelFile[] = [];
  /** `rules/guardrails.json`: what plans of campaigns name. */
  readonly guardrails: readonly Guardrail[] = [];
  /** `rules/metrics.json`: what campaigns are judged by, with their units. */
  readonly metrics: readonly Metric[] = [];
  readonly plans: WorthPlans = NO_PLANS;
  /** The versions `derivations` are made with. */
  readonly trained: TrainedModels = NOTHING_TRAINED;

  /** Makes `derivations` and `modelsHash` with these versions; who holds the former ones keeps them. */
  take(_trained: TrainedModels): void {}
  /** `rules/policy/verify.json`, read by `readVerifyLimits` of `core/rules/check/verify-limits.ts`. */
  abstract readonly verify: VerifyLimits;
  /** `rules/policy/base.json`, read by `readBaseRules` of `core/facts/profile/base-rules.ts`. */
  abstract readonly base: BaseRules;
  /** `rules/policy/segments.json`, read by `readSegmentPlan` of `core/value/segment/segment-plan.ts`. */
  readonly segments: SegmentPlan = NO_SEGMENTS;
  /** `rules/policy/measurement.json`: when something measured may be said. */
  readonly measurement: MeasurementRules = NO_MEASUREMENT;
}
