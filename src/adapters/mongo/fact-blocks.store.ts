import { asOfEach, deriveFacts } from '../../core/facts/derive-facts.js';
import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';
import type { FactSheet } from '../../core/facts/fact-sheet.js';
import { PLACES } from '../../core/kit/hash.js';
import type { BusinessRules } from '../../flows/ports/business-rules.js';
import { FactBlocks } from '../../flows/ports/fact-blocks.js';
import type { MongoConnection } from './connection.js';
import { AskedFacts } from './facts/asked-facts.js';
import { BlockDocuments } from './facts/block-documents.js';
import { BlockReader } from './facts/block-reader.js';
import { FactDocuments, projectionFor, sourceOf } from './facts/fact-documents.js';

/** More are not told apart. */
const MOST_STALE = 100_000_000;

type Rules = Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy' | 'modelsHash'>;

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
    const asked = new AskedFacts(this.rules, facts, asOf);
    const { modelsHash } = this.rules;
    const reader = new BlockReader(this.blocks, this.documents, asked.maker, modelsHash, asOf.getTime());
    for await (const rows of reader.read(range)) yield* asked.blocksOf(rows);
  }

  override refreshing(): Promise<number> {
    return this.documents.countStale({ from: 0, to: PLACES }, MOST_STALE);
  }

  override async sheetOf(customerId: string, asOf: Date): Promise<FactSheet | null> {
    const { derivations, policy } = this.rules;
    const document = await this.documents.one(customerId, projectionFor(derivations));
    if (document === null || document.gone) return null;
    const source = sourceOf(document);
    return deriveFacts(source, derivations, asOfEach(asOf, policy.operatorZone)(source));
  }
}
