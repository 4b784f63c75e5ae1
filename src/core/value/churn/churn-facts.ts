import { type Derivation, derivation } from '../../facts/derive-facts.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { binOf } from '../../facts/models/bins.js';
import { type Edges, edgeDays, edgesHold, ticks } from '../../facts/models/turns.js';
import { type ChurnReading, type Scorecard, scorer } from '../scorecard/scorecard.js';
import { answers, type ChurnCard } from './churn-card.js';
import { attributeReader, type ChurnPlan, factOf } from './churn-plan.js';

/**
 * Scored, or why not: not a customer of ours now, recalled, no version in force, or one that asks what the plan no longer
 * does.
 */
export const CHURN_CAUSES = [
  'SCORED',
  'NOT_A_CURRENT_CUSTOMER',
  'RECALLED',
  'NO_SCORECARD',
  'SCORECARD_OF_OTHER_PLAN',
] as const;
type ChurnCause = (typeof CHURN_CAUSES)[number];

/** Whoever we serve: a current customer, or one who came back. */
export function isOurs({ relationship }: FactSheet): boolean {
  return relationship === 'current' || relationship === 'recalled';
}

const CHANCE_STEPS = 10_000;
const POINT_STEPS = 10;

/** Reads a customer by a card, asking by the plan. */
function cardReader(plan: ChurnPlan, card: Scorecard): (sheet: FactSheet) => ChurnReading {
  const asked = new Set(card.attributes.map(({ name }) => name));
  const values = attributeReader(plan.attributes.filter(({ name }) => asked.has(name)));
  const read = scorer(card);
  return (sheet) => read(values(sheet));
}

function told({ score, chance, reasons }: ChurnReading, plan: ChurnPlan): FactSheet {
  return {
    churnScore: score,
    churnProbability: Math.round(chance * CHANCE_STEPS) / CHANCE_STEPS,
    churnBand: binOf(plan.bands, score),
    churnReasons: reasons
      .slice(0, plan.reasons)
      .map(({ attribute, lost }) => ({ reason: attribute, lost: Math.round(lost * POINT_STEPS) / POINT_STEPS })),
    churnCause: 'SCORED' satisfies ChurnCause,
  };
}

/** Facts that move with the clock alone, each with the cuts where the card says another thing. */
function edgesOf(plan: ChurnPlan, card: Scorecard | null): Edges {
  const moving = plan.attributes.filter((one) => one.source.by === 'fact' && ticks(one.source.fact));
  return new Map(
    moving.map((one) => {
      const bins = card?.attributes.find(({ name }) => name === one.name)?.bins;
      return [factOf(one), bins?.kind === 'cuts' ? bins.cuts : []];
    }),
  );
}

const untold = (churnCause: ChurnCause): FactSheet => ({ churnCause });

/**
 * Only current customers are scored. Who was ours before has left once already, as nobody a card learns from has: their
 * old tenure and spend would speak for them. They are watched by their stage, which says so.
 */
function causeOf({ relationship }: FactSheet, without: ChurnCause | null): ChurnCause | null {
  if (relationship === 'recalled') return 'RECALLED';
  return relationship === 'current' ? without : 'NOT_A_CURRENT_CUSTOMER';
}

/**
 * The early warning as facts, by the version in force: the score (higher is safer), its band, the chance of churn and
 * what costs most points. Who is not scored has a cause instead.
 */
export function churnFacts(plan: ChurnPlan, active: ChurnCard | null): Derivation {
  const usable = active !== null && answers(active, plan);
  const read = usable ? cardReader(plan, active.card) : null;
  const without = active === null ? 'NO_SCORECARD' : usable ? null : 'SCORECARD_OF_OTHER_PLAN';
  const edges = edgesOf(plan, usable ? active.card : null);
  const reads = ['relationship', ...plan.attributes.map(factOf), ...edgeDays(edges)];
  const step = derivation(
    {
      churnScore: { type: 'number' },
      churnProbability: { type: 'number' },
      churnBand: { type: 'enum', values: plan.bands.map(({ means }) => means) },
      churnReasons: { type: 'list', fields: { reason: 'enum', lost: 'number' } },
      churnCause: { type: 'enum', values: CHURN_CAUSES },
    },
    { facts: [...new Set(reads)], profile: [] },
    (_source, sheet) => {
      const cause = causeOf(sheet, without);
      return cause !== null || read === null ? untold(cause ?? 'NO_SCORECARD') : told(read(sheet), plan);
    },
  );
  return {
    ...step,
    holdsUntil: (_source, sheet, asOf) => (causeOf(sheet, without) === null ? edgesHold(edges, sheet, asOf) : null),
  };
}
