import { consentFacts } from '../../core/facts/consent-facts.js';
import { contractWindow } from '../../core/facts/contract-window.js';
import { clockFacts } from '../../core/facts/counters/clock-facts.js';
import { counterFacts } from '../../core/facts/counters/counter-facts.js';
import type { Derivation } from '../../core/facts/derive-facts.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import { contactFacts } from '../../core/facts/identity/contact-facts.js';
import { contactState } from '../../core/facts/identity/contact-state.js';
import { deviceFacts } from '../../core/facts/identity/device-facts.js';
import { productFacts } from '../../core/facts/identity/product-facts.js';
import { profileFacts } from '../../core/facts/identity/profile-facts.js';
import { bands } from '../../core/facts/models/bands.js';
import { classes } from '../../core/facts/models/classes.js';
import { decision } from '../../core/facts/models/decision.js';
import { score } from '../../core/facts/models/score.js';
import { trend } from '../../core/facts/models/trends.js';
import { valueClass } from '../../core/facts/models/value-class.js';
import { arpu } from '../../core/facts/money/arpu.js';
import { branchFacts } from '../../core/facts/money/branch-facts.js';
import { spendHistory } from '../../core/facts/money/spend-history.js';
import { readBandModel } from '../../core/facts/reading/read-bands.js';
import { readClassesModel } from '../../core/facts/reading/read-classes.js';
import { readDecisionModel } from '../../core/facts/reading/read-decision.js';
import { readScoreModel } from '../../core/facts/reading/read-score.js';
import { readTrends } from '../../core/facts/reading/read-trends.js';
import { exit, tenure } from '../../core/facts/tenure.js';
import { usage, usageSeries } from '../../core/facts/usage/usage-facts.js';
import type { Read } from '../../core/kit/problem.js';
import { lifecycleStage } from '../../core/lifecycle/lifecycle-stage.js';
import { readStageModel } from '../../core/lifecycle/read-stage-model.js';
import type { FactFile } from './rule-files-fact-schema.js';
import { affinitySteps, churnSteps, pyramidSteps, type WorthContext, worthSteps } from './rule-files-worth.js';

type OfKind<K extends FactFile['kind']> = Extract<FactFile, { readonly kind: K }>;
type Steps = readonly Derivation[];
type Makers = {
  readonly [K in FactFile['kind']]: (file: OfKind<K>, catalogue: FactCatalogue, worth: WorthContext) => Read<Steps>;
};

const ready = (value: Steps): Read<Steps> => ({ ok: true, value });

function made<M>(read: Read<M>, make: (model: M) => Steps): Read<Steps> {
  return read.ok ? ready(make(read.value)) : read;
}

const PATH = '$.model';

/** What a file of each kind makes; models are read by the core, which names what is wrong with them. */
const MAKERS: Makers = {
  profile: () => ready(profileFacts),
  contact: () => ready(contactFacts),
  'contact-state': () => ready([contactState]),
  consent: () => ready(consentFacts),
  products: (file) => ready(productFacts(file)),
  devices: () => ready(deviceFacts),
  counters: () => ready(counterFacts),
  tenure: () => ready([tenure, exit]),
  'contract-window': (file) => ready([contractWindow(file)]),
  clock: () => ready(clockFacts),
  arpu: () => ready([arpu]),
  spend: () => ready([spendHistory]),
  branches: () => ready([branchFacts]),
  usage: () => ready([usage, ...usageSeries]),
  'value-classes': ({ lines, hysteresisPct = 0 }) => ready([valueClass({ lines, hysteresisPct })]),
  trends: ({ model }, catalogue) => made(readTrends(model, catalogue, PATH), (trends) => trends.map(trend)),
  score: ({ model }, catalogue) => made(readScoreModel(model, catalogue, PATH), (one) => [score(one)]),
  bands: ({ model }, catalogue) => made(readBandModel(model, catalogue, PATH), (one) => [bands(one)]),
  decision: ({ model }, catalogue) => made(readDecisionModel(model, catalogue, PATH), (one) => [decision(one)]),
  classes: ({ model }, catalogue) => made(readClassesModel(model, catalogue, PATH), (one) => [classes(one)]),
  lifecycle: ({ model }, catalogue) => made(readStageModel(model, catalogue, PATH), (one) => [lifecycleStage(one)]),
  'churn-score': ({ model }, catalogue, worth) => churnSteps(model, catalogue, worth),
  'profit-tree': ({ model }, catalogue) => worthSteps(model, catalogue),
  affinity: ({ model }, catalogue, worth) => affinitySteps(model, catalogue, worth),
  pyramid: (_file, _catalogue, worth) => pyramidSteps(worth),
};

/** The derivations a fact file stands for, or what is wrong with its model. */
export function derivationsOf<K extends FactFile['kind']>(
  file: OfKind<K>,
  catalogue: FactCatalogue,
  worth: WorthContext,
): Read<Steps> {
  const make = MAKERS[file.kind] as Makers[K];
  return make(file, catalogue, worth);
}
