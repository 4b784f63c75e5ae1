import { loadFiller } from '../../core/facts/block/at-load.js';
import { type MarkedBlock, sliceRows } from '../../core/facts/block/block-rows.js';
import { loadPlan } from '../../core/facts/block/load-plan.js';
import { asOfEach, deriveFacts } from '../../core/facts/derive-facts.js';
import type { Column, FactBlock, PlaceRange } from '../../core/facts/fact-block.js';
import type { FactSheet } from '../../core/facts/fact-sheet.js';
import type { BusinessRules } from '../../flows/ports/business-rules.js';
import { FactBlocks } from '../../flows/ports/fact-blocks.js';
import type { MongoConnection } from './connection.js';
import { BlockDocuments } from './facts/block-documents.js';
import { BlockReader } from './facts/block-reader.js';
import { FactDocuments, projectionFor, sourceOf } from './facts/fact-documents.js';
import { RowMaker } from './facts/row-maker.js';

/** What a reader is given at once, at most. */
const MOST_ROWS = 4_096;

type Rules = Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy' | 'modelsHash'>;

function* slices(rows: MarkedBlock): Iterable<FactBlock> {
  const { n } = rows.block;
  if (n <= MOST_ROWS) return yield rows.block;
  for (let from = 0; from < n; from += MOST_ROWS) yield sliceRows(rows, from, Math.min(n, from + MOST_ROWS)).block;
}

/** Facts from their columns, with what changed since folded in: exact at every moment. */
export class MongoFactBlocks extends FactBlocks {
  private readonly blocks: BlockDocuments;
  private readonly documents: FactDocuments;

  constructor(
    connection: MongoConnection,
    private readonly rules: Rules,
  ) {
    super();
    this.blocks = new BlockDocuments(connection);
    this.documents = new FactDocuments(connection);
  }

  override async *read(range: PlaceRange, facts: readonly string[], asOf: Date): AsyncIterable<FactBlock> {
    const names = [...new Set(facts)];
    const { derivations, catalogue, policy, modelsHash } = this.rules;
    const { stored, steps } = loadPlan(names, derivations);
    const maker = new RowMaker(this.rules, stored, asOf);
    const reader = new BlockReader(this.blocks, this.documents, maker, modelsHash, asOf.getTime());
    const fill = loadFiller(steps, catalogue, { now: asOf, operatorZone: policy.operatorZone });
    for await (const rows of reader.read(range)) {
      if (rows.block.n === 0) continue;
      for (const block of slices(rows)) yield only(names, fill(block));
    }
  }

  override async sheetOf(customerId: string, asOf: Date): Promise<FactSheet | null> {
    const { derivations, policy } = this.rules;
    const document = await this.documents.one(customerId, projectionFor(derivations));
    if (document === null || document.gone) return null;
    const source = sourceOf(document);
    return deriveFacts(source, derivations, asOfEach(asOf, policy.operatorZone)(source));
  }
}

function only(names: readonly string[], { n, ids, columns }: FactBlock): FactBlock {
  const asked = new Map<string, Column>();
  for (const name of names) {
    const column = columns.get(name);
    if (column === undefined) throw new Error(`no column of this fact: ${name}`);
    asked.set(name, column);
  }
  return { n, ids, columns: asked };
}
