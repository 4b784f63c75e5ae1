import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { countEvent, NO_COUNTERS } from '../../src/core/customer/event/count-event.js';
import { asOfEach, deriveFacts, type FactSource } from '../../src/core/facts/derive-facts.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { productsIn, ScopedAffinity } from '../../src/core/value/base/affinity-facts.js';
import { PyramidBuilder, Pyramids } from '../../src/core/value/base/pyramids.js';
import type { ChurnCard } from '../../src/core/value/churn/churn-card.js';
import { ExampleGatherer } from '../../src/core/value/churn/churn-examples.js';
import { isOurs } from '../../src/core/value/churn/churn-facts.js';
import { questionOf } from '../../src/core/value/churn/churn-plan.js';
import { trainScorecard } from '../../src/core/value/scorecard/train.js';
import type { TrainedModels } from '../../src/core/value/trained-models.js';
import type { SampleCustomer } from '../../src/flows/ports/sample-operator.js';
import type { SampleWorld } from './sample-world.js';

const { business, customer: customerRules } = await loadRuleFiles('rules');

const NOW = new Date('2026-11-02T18:00:00Z');
/** The day rules that ask for one are run on. */
export const PLAYBOOK_DAY = '2026-11-02';

const asOf = asOfEach(NOW, business.policy.operatorZone);

function sourceOf({ customer, events }: SampleCustomer): FactSource {
  const { personal, ...profile } = customer;
  const counters = events.reduce((sum, event) => countEvent(sum, event, customerRules.counting), NO_COUNTERS);
  return { ...profile, has: new Set(Object.keys(personal)), counters };
}

/** The early warning as an installation trains it first: on the shipped table. */
function cardOf(world: SampleWorld): ChurnCard {
  const plan = business.plans.churn?.plan;
  if (plan === undefined) throw new Error('no plan of a scorecard is shipped');
  const gatherer = new ExampleGatherer(plan, 'table', world.ids.length);
  gatherer.add(world.block(gatherer.facts));
  const trained = trainScorecard(plan, gatherer.examples);
  if (typeof trained === 'string') throw new Error(trained);
  const nobody = { customers: 0, attributes: {}, scoreCuts: [], score: [] };
  const judgement = { customers: 0, base: 0, auc: 0, lift: 0, calibration: [] };
  const { card, dropped } = trained;
  const questions = plan.attributes.map(questionOf);
  return { card, questions, dropped, origin: 'table', planHash: 'golden', judgement, reference: nobody };
}

/** What the base itself teaches: which products go together, and where everybody stands by revenue. */
function trainedOn(sheets: Iterable<FactSheet>, churn: ChurnCard): TrainedModels {
  const { affinity } = business.plans;
  if (affinity === null) throw new Error('no model of affinity is shipped');
  const [count, pyramids] = [new ScopedAffinity(affinity), new PyramidBuilder(business.organisation)];
  for (const sheet of sheets) {
    const held = productsIn(sheet.productsHeld);
    if (held !== null && isOurs(sheet)) count.add(sheet, held);
    pyramids.add(sheet);
  }
  return { key: 'golden', churn, affinity: count.rules, pyramids: new Pyramids(pyramids.built) };
}

function* derivedFrom(customers: Iterable<SampleCustomer>): Generator<FactSheet> {
  for (const customer of customers) {
    const source = sourceOf(customer);
    yield deriveFacts(source, business.derivations, asOf(source));
  }
}

/**
 * The facts of these customers by the shipped rules, the score trained on the table, affinity and pyramids counted from
 * themselves. They are made twice and never kept.
 */
export function sheetsOf(customers: () => Iterable<SampleCustomer>, table: SampleWorld): Iterable<FactSheet> {
  business.take(trainedOn(derivedFrom(customers()), cardOf(table)));
  return derivedFrom(customers());
}
