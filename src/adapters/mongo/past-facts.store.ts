import type { EventCounting } from '../../core/customer/customer-event.js';
import { type MarkedBlock, marksOf } from '../../core/facts/block/block-rows.js';
import { blockOf, columnOf, type PlaceRange } from '../../core/facts/fact-block.js';
import type { FactDefinition } from '../../core/facts/fact-catalogue.js';
import { PLACES, placeOf } from '../../core/kit/hash.js';
import type { BusinessRules } from '../../flows/ports/business-rules.js';
import { type BaseBlock, KNOWN_COLUMN, PastFacts, type PastRows, WHY_COLUMN } from '../../flows/ports/past-facts.js';
import type { MongoConnection } from './connection.js';
import { AskedFacts } from './facts/asked-facts.js';
import { BlockDocuments } from './facts/block-documents.js';
import { rangeOf } from './facts/block-record.js';
import { batchesOf, byPlaceThenId } from './facts/document-batches.js';
import { type FactDocument, FactDocuments } from './facts/fact-documents.js';
import { isTold, type KnownDocument, PastDocuments } from './facts/past-documents.js';

/** Documents in hand at a time, with what changed of them. */
const BATCH = 1_000;
const EVERYWHERE: PlaceRange = { from: 0, to: PLACES };

const column = (name: string): FactDefinition => {
  return { name, type: 'text', unit: null, nullable: false, labels: { 'zh-CN': name, en: name } };
};
const WHY = new Map([[WHY_COLUMN, column(WHY_COLUMN)]]);

function passedOver(known: readonly KnownDocument[]): MarkedBlock {
  const sheets = known.map((one) => ({ [WHY_COLUMN]: one.known }));
  const ids = known.map(({ document }) => document._id);
  const marks = known.map(({ document: { rev } }) => ({ rev, validFrom: 0, validUntil: 0 }));
  return { block: blockOf(ids, sheets, [WHY_COLUMN], WHY), marks: marksOf(marks) };
}

/** The blocks of a batch are one: it is smaller than what is given at once. */
function told(asked: AskedFacts, known: readonly KnownDocument[]): MarkedBlock {
  const rows = asked.maker.rowsOf(known.map(({ document }) => document));
  const [block, ...more] = asked.blocksOf(rows);
  if (block === undefined) return { block: { n: 0, ids: [], columns: new Map() }, marks: marksOf([]) };
  if (more.length > 0) throw new Error(`${known.length} customers share a place`);
  const how = columnOf(
    known.map((one) => one.known),
    column(KNOWN_COLUMN),
  );
  return { block: { ...block, columns: new Map([...block.columns, [KNOWN_COLUMN, how]]) }, marks: rows.marks };
}

/** Facts as they were, from the documents and the history of their fields; blocks know only what is. */
export class MongoPastFacts extends PastFacts {
  private readonly documents: FactDocuments;
  private readonly base: BlockDocuments;

  constructor(
    private readonly connection: MongoConnection,
    private readonly rules: Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy'>,
    private readonly counting: EventCounting,
  ) {
    super();
    this.documents = new FactDocuments(connection);
    this.base = new BlockDocuments(connection);
  }

  override async *read(range: PlaceRange, facts: readonly string[], at: Date): AsyncIterable<PastRows> {
    const [asked, past] = this.asOf(facts, at);
    const documents = this.documents.inRange(range, past.projection(asked.maker.projection));
    for await (const batch of batchesOf(documents, BATCH)) yield await this.rowsOf(batch, asked, past);
  }

  override async of(customerIds: readonly string[], facts: readonly string[], at: Date): Promise<PastRows> {
    const [asked, past] = this.asOf(facts, at);
    const found = await this.documents.byIds(customerIds, past.projection(asked.maker.projection));
    return this.rowsOf(found.sort(byPlaceThenId), asked, past);
  }

  override async blocks(): Promise<readonly BaseBlock[]> {
    const heads = await this.base.heads(EVERYWHERE);
    return heads.map((head) => ({ ...rangeOf(head), n: head.n, version: head.version }));
  }

  override async revs({ from, to }: PlaceRange): Promise<ReadonlyMap<string, number>> {
    const revs = await this.base.revs(await this.base.heads({ from, to }));
    const within = [...revs].filter(([id]) => {
      const place = placeOf(id);
      return place >= from && place < to;
    });
    return new Map(within);
  }

  private asOf(facts: readonly string[], at: Date): readonly [AskedFacts, PastDocuments] {
    const { operatorZone } = this.rules.policy;
    const past = new PastDocuments(this.connection, this.documents, at, { operatorZone, counting: this.counting });
    return [new AskedFacts(this.rules, facts, at), past];
  }

  private async rowsOf(read: readonly FactDocument[], asked: AskedFacts, past: PastDocuments): Promise<PastRows> {
    const known = await past.asThen(read);
    return {
      told: told(
        asked,
        known.filter((one) => isTold(one.known)),
      ),
      passed: passedOver(known.filter((one) => !isTold(one.known))),
    };
  }
}
