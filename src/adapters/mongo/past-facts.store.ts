import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';
import type { BusinessRules } from '../../flows/ports/business-rules.js';
import { PastFacts } from '../../flows/ports/past-facts.js';
import type { MongoConnection } from './connection.js';
import { AskedFacts } from './facts/asked-facts.js';
import { batchesOf } from './facts/document-batches.js';
import { FactDocuments } from './facts/fact-documents.js';
import { PastDocuments } from './facts/past-documents.js';

/** Documents in hand at a time, with what changed of them. */
const BATCH = 1_000;

/** Facts as they were, from the documents and the history of their fields; blocks know only what is. */
export class MongoPastFacts extends PastFacts {
  private readonly documents: FactDocuments;

  constructor(
    private readonly connection: MongoConnection,
    private readonly rules: Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy'>,
  ) {
    super();
    this.documents = new FactDocuments(connection);
  }

  override async *read(range: PlaceRange, facts: readonly string[], at: Date): AsyncIterable<FactBlock> {
    const asked = new AskedFacts(this.rules, facts, at);
    const past = new PastDocuments(this.connection, this.documents, at, this.rules.policy.operatorZone);
    const documents = this.documents.inRange(range, past.projection(asked.maker.projection));
    for await (const batch of batchesOf(documents, BATCH)) {
      yield* asked.blocksOf(asked.maker.rowsOf(await past.asThen(batch)));
    }
  }
}
