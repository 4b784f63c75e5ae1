import { loadFiller } from '../../../core/facts/block/at-load.js';
import { type MarkedBlock, sliceRows } from '../../../core/facts/block/block-rows.js';
import { loadPlan } from '../../../core/facts/block/load-plan.js';
import { type Column, columnOf, type FactBlock } from '../../../core/facts/fact-block.js';
import type { FactCatalogue } from '../../../core/facts/fact-catalogue.js';
import { isContactFact } from '../../../core/facts/identity/contact-state.js';
import { ID_FACT } from '../../../core/facts/identity/profile-facts.js';
import { type FactRules, RowMaker } from './row-maker.js';

/** What a reader is given at once, at most. */
const MOST_ROWS = 4_096;

function* slices(rows: MarkedBlock): Iterable<FactBlock> {
  const { n } = rows.block;
  if (n <= MOST_ROWS) return yield rows.block;
  for (let from = 0; from < n; from += MOST_ROWS) yield sliceRows(rows, from, Math.min(n, from + MOST_ROWS)).block;
}

/** A few facts as of one instant: how rows of what is stored of them are made, and what is worked out from it. */
export class AskedFacts {
  readonly maker: RowMaker;
  private readonly names: readonly string[];
  private readonly catalogue: FactCatalogue;
  private readonly fill: (block: FactBlock) => FactBlock;

  constructor(rules: FactRules, facts: readonly string[], asOf: Date) {
    this.names = [...new Set(facts)];
    const { derivations, catalogue, policy } = rules;
    const others = this.names.filter((name) => name !== ID_FACT && !isContactFact(name));
    const { stored, steps } = loadPlan(others, derivations);
    this.catalogue = catalogue;
    this.maker = new RowMaker(rules, stored, asOf);
    this.fill = loadFiller(steps, catalogue, { now: asOf, operatorZone: policy.operatorZone });
  }

  /** Rows of what is stored as blocks of what was asked. */
  *blocksOf(rows: MarkedBlock): Iterable<FactBlock> {
    if (rows.block.n === 0) return;
    for (const block of slices(rows)) yield this.only(this.fill(block));
  }

  /** Ids are no column, and contacts are read by whoever needs them: here they are missing. */
  private besides(name: string, ids: readonly string[]): Column | undefined {
    const definition = this.catalogue.get(name);
    if (definition === undefined || (name !== ID_FACT && !isContactFact(name))) return undefined;
    return columnOf(name === ID_FACT ? ids : ids.map(() => null), definition);
  }

  private only({ n, ids, columns }: FactBlock): FactBlock {
    const asked = new Map<string, Column>();
    for (const name of this.names) {
      const column = columns.get(name) ?? this.besides(name, ids);
      if (column === undefined) throw new Error(`no column of this fact: ${name}`);
      asked.set(name, column);
    }
    return { n, ids, columns: asked };
  }
}
