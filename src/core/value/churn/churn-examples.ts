import { factsOf } from '../../condition/condition.js';
import { conditionTest } from '../../condition/evaluate-condition.js';
import { type FactBlock, sheetAt } from '../../facts/fact-block.js';
import { doubleFnv32, PLACES } from '../../kit/hash.js';
import type { Example } from '../scorecard/train.js';
import { attributeReader, type ChurnPlan, factOf } from './churn-plan.js';

/** Of a base larger than the plan wants, this share of the customers is taken, by a hash: the same in every run. */
function takes({ split, mostExamples }: ChurnPlan, customers: number): (id: string) => boolean {
  if (customers <= mostExamples) return () => true;
  const below = (mostExamples / customers) * PLACES;
  return (id) => doubleFnv32(`sample:${split}`, id) < below;
}

/**
 * Gathers the customers a scorecard is trained on and watched by, block after block: of each only its attributes and
 * whether it left. Who neither stayed nor left by the plan, or of whom that is unknown, is no example.
 */
export class ExampleGatherer {
  readonly examples: Example[] = [];
  private readonly churned: ReturnType<typeof conditionTest>;
  private readonly stayed: ReturnType<typeof conditionTest>;
  private readonly takesId: (id: string) => boolean;
  private readonly values: ReturnType<typeof attributeReader>;

  /** `customers`: how many there are in all. `origin`: only records of it; null is all. */
  constructor(
    private readonly plan: ChurnPlan,
    private readonly origin: string | null,
    customers: number,
  ) {
    this.churned = conditionTest(plan.label.churned);
    this.stayed = conditionTest(plan.label.stayed);
    this.takesId = takes(plan, customers);
    this.values = attributeReader(plan.attributes);
  }

  /** The columns that are read. */
  get facts(): readonly string[] {
    const { attributes, label } = this.plan;
    return [...new Set(['origin', ...factsOf(label.churned), ...factsOf(label.stayed), ...attributes.map(factOf)])];
  }

  add(block: FactBlock): void {
    for (const [index, id] of block.ids.entries()) {
      if (!this.takesId(id)) continue;
      const sheet = sheetAt(block, index);
      if (this.origin !== null && sheet.origin !== this.origin) continue;
      const churned = this.churned(sheet) === 'true';
      if (churned === (this.stayed(sheet) === 'true')) continue;
      this.examples.push({ id, values: this.values(sheet), churned });
    }
  }
}
