import type { FactCatalogue } from '../../../core/facts/fact-catalogue.js';
import type { FactValue } from '../../../core/facts/fact-sheet.js';
import type { LifetimeParts } from '../../../core/value/worth/worth-model.js';
import { wordsOf } from '../../../core/words/say.js';
import type { CustomerValue } from '../../../flows/read-value.js';

const whole = (amount: number | null | undefined) =>
  amount === null || amount === undefined ? null : Math.round(amount);
const textOf = (value: FactValue | undefined) => (typeof value === 'string' ? value : null);
const numberOf = (value: FactValue | undefined) => (typeof value === 'number' ? value : null);

function partsOf(life: LifetimeParts | null) {
  if (life === null) return [];
  const parts = { margins: life.margins, winBack: life.winBack, acquisitionCost: -life.acquisitionCost };
  return Object.entries(parts).map(([part, amount]) => ({
    part,
    title: wordsOf(`value.part.${part}`),
    amount: Math.round(amount),
  }));
}

/** Reasons with the words their values have in the catalogue. */
function reasonsOf(value: FactValue | undefined, catalogue: FactCatalogue) {
  const field = catalogue.get('churnReasons')?.fields?.find(({ name }) => name === 'reason');
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    if (one === null || typeof one !== 'object') return [];
    const reason = String(one.reason);
    const title = field?.valueLabels?.[reason] ?? { 'zh-CN': reason, en: reason };
    return [{ reason, title, lost: Number(one.lost) }];
  });
}

/** The tree with words for every branch: what a person asks who does not believe the sum. */
export function worthAnswer(customerId: string, { asOf, worth, sheet }: CustomerValue, catalogue: FactCatalogue) {
  const { tree, life, cause, valueAtRisk, saveBudget } = worth;
  const causes = catalogue.get('clvCause')?.valueLabels;
  return {
    customerId,
    asOf: asOf.toISOString(),
    currency: textOf(sheet.currency),
    cause,
    causeWords: causes?.[cause] ?? { 'zh-CN': cause, en: cause },
    margin: whole(tree?.margin),
    branches: (tree?.branches ?? []).map(({ name, amount, provenance }) => ({
      branch: name,
      title: wordsOf(`value.branch.${name}`),
      amount: Math.round(amount),
      provenance,
      provenanceWords: wordsOf(`value.provenance.${provenance}`),
    })),
    clv: whole(life?.clv),
    parts: partsOf(life),
    hazard: life && { ...life.hazard, sourceWords: wordsOf(`value.hazard.${life.hazard.source}`) },
    valueAtRisk: whole(valueAtRisk),
    saveBudget: whole(saveBudget),
    churn: {
      score: numberOf(sheet.churnScore),
      probability: numberOf(sheet.churnProbability),
      band: textOf(sheet.churnBand),
      cause: textOf(sheet.churnCause),
      reasons: reasonsOf(sheet.churnReasons, catalogue),
    },
  };
}
