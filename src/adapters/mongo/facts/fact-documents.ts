import type { Counters } from '../../../core/customer/customer-event.js';
import { type Derivation, type FactSource, profileReadBy } from '../../../core/facts/derive-facts.js';
import type { PlaceRange } from '../../../core/facts/fact-block.js';
import type { ModelState } from '../../../core/facts/model-state.js';
import { type Filter, insertAbsent, type MongoConnection } from '../connection.js';
import { FACT_PROJECTION, type FactRecord, factSourceOf } from '../customer/customer-record.js';
import { DocumentStream, decodedAll } from './document-stream.js';
import { RawBatch } from './raw-batch.js';
import { RawFind, type RawQuery } from './raw-find.js';

/** A state with the `rev` the customer took when the model moved to it. */
type KeptState = ModelState & { readonly rev: number };

/**
 * A customer as facts are derived from it. Whatever a projection left out is not there, so a derivation that declared less
 * than it reads finds nothing. Of those who are `gone` nothing is left but the mark.
 */
export type FactDocument = Partial<Omit<FactRecord, 'states' | 'counters'>> &
  Pick<FactRecord, '_id' | 'h' | 'rev' | 'stale'> & {
    readonly gone?: boolean;
    readonly states?: Readonly<Record<string, KeptState>>;
    readonly counters?: Counters;
  };

/** A customer whom blocks may not know as they are. */
export type StaleRev = Pick<FactDocument, '_id' | 'h' | 'rev'>;

/** A row of the history of models: the customer moved to `state.value` on `state.since`. */
type ModelChangeRecord = ModelState & { readonly _id: string; readonly customerId: string; readonly model: string };

/** A change of a model with the `rev` the customer took at it. */
type ModelChange = KeptState & { readonly model: string };

/** The states a customer's models moved to, from the document as it was read. */
export type StateChange = { readonly document: FactDocument; readonly states: Readonly<Record<string, KeptState>> };

const MAJORITY = { readConcern: { level: 'majority' } } as const;
const MARKS = {
  h: 1,
  rev: 1,
  stale: 1,
  gone: 1,
  states: 1,
  relationship: 1,
  origin: 1,
  'preference.timeZone': 1,
} as const;

/** Paths without those that lie within another: MongoDB refuses a field beside its own part. */
function outermost(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`)));
}

/** Documents the server sends at once, at most: those of a block, about. */
const BATCH = 2_000;

/** So many fields of one group, and the whole group is read: the server picks fields one by one, at a cost each. */
const MANY_FIELDS = 8;

/** Fields of the profile, or the groups they are of where many are asked. */
function grouped(paths: readonly string[]): readonly string[] {
  const groups = Map.groupBy(paths, (path) => path.slice(0, Math.max(0, path.indexOf('.'))));
  return [...groups].flatMap(([group, fields]) => (group === '' || fields.length < MANY_FIELDS ? fields : [group]));
}

/** The fields that some derivations look at, and what blocks need to know of a document. */
export function projectionFor(derivations: readonly Derivation[]): Readonly<Record<string, 0 | 1>> {
  const asked = profileReadBy(derivations);
  if (asked === null) return FACT_PROJECTION;
  // Fields as they are stored, and none that is computed: the server picks those several times as fast.
  const paths = outermost(grouped([...new Set([...Object.keys(MARKS), ...asked])]));
  return Object.fromEntries(paths.map((path) => [path, 1]));
}

export function sourceOf(document: FactDocument): FactSource {
  return factSourceOf(document);
}

/** The customers' documents as fact blocks read and mark them. All reads see what a majority has. */
export class FactDocuments {
  constructor(private readonly connection: MongoConnection) {}

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection
      .collection('customers')
      .createIndex({ h: 1 }, { name: 'gone', partialFilterExpression: { gone: true } });
    await connection
      .collection('customers')
      .createIndex(
        { h: 1, rev: 1, _id: 1, stale: 1 },
        { name: 'stale_revs', partialFilterExpression: { stale: true } },
      );
    await connection
      .collection('model_changes')
      .createIndex({ customerId: 1, model: 1, since: 1 }, { name: 'customer' });
    await connection.collection('model_changes').createIndex({ model: 1, since: 1 }, { name: 'model' });
  }

  /** Those whom blocks may not know as they are, in order of place; of a range that has more, the first `most`. */
  async stale({ from, to }: PlaceRange, projection: object, most: number): Promise<FactDocument[]> {
    const filter = { h: { $gte: from, $lt: to }, stale: true };
    return this.read({ filter, projection, hint: 'stale', sort: { h: 1 }, limit: most, batchSize: most + 1 });
  }

  /**
   * Who is stale and since which rev, in order of place, told from an index alone; the first `most`. Null: they are more than
   * one answer holds.
   */
  async staleRevs(most: number): Promise<RawBatch | null> {
    const found = { filter: { h: { $gte: 0 }, stale: true }, projection: { _id: 1, h: 1, rev: 1 } };
    const order = { hint: 'stale_revs', sort: { h: 1 }, limit: most, batchSize: most + 1 };
    return RawBatch.of(await this.connection.answerOf('customers', { ...found, ...order, ...MAJORITY }));
  }

  /** How many are stale, counted up to `most`. */
  async countStale({ from, to }: PlaceRange, most: number): Promise<number> {
    const filter: Filter<FactDocument> = { h: { $gte: from, $lt: to }, stale: true };
    return this.customers.countDocuments(filter, { hint: 'stale', limit: most });
  }

  /** The place of the first stale customer from a place on. */
  async firstStale(from: number): Promise<number | null> {
    const filter: Filter<FactDocument> = { h: { $gte: from }, stale: true };
    const options = { projection: { h: 1 }, sort: { h: 1 }, hint: 'stale', ...MAJORITY } as const;
    return (await this.customers.findOne(filter, options))?.h ?? null;
  }

  async byIds(ids: readonly string[], projection: object): Promise<FactDocument[]> {
    if (ids.length === 0) return [];
    return this.read({ filter: { _id: { $in: [...ids] } }, projection, batchSize: ids.length + 1 });
  }

  async one(id: string, projection: object): Promise<FactDocument | null> {
    return this.customers.findOne({ _id: { $eq: id } }, { projection, ...MAJORITY });
  }

  /** Everybody of a range in order of place. */
  async *inRange(range: PlaceRange, projection: object): AsyncIterable<FactDocument> {
    for await (const batch of this.stream(range, projection)) yield* batch;
  }

  /** The same batch by batch; asked for at once. */
  stream({ from, to }: PlaceRange, projection: object): DocumentStream {
    const filter = { h: { $gte: from, $lt: to } };
    return new DocumentStream(this.raw({ filter, projection, hint: 'place', sort: { h: 1 }, batchSize: BATCH }));
  }

  async gone({ from, to }: PlaceRange): Promise<ReadonlySet<string>> {
    const filter: Filter<FactDocument> = { h: { $gte: from, $lt: to }, gone: true };
    const rows = await this.customers
      .find(filter, { projection: { _id: 1 }, ...MAJORITY })
      .hint('gone')
      .toArray();
    return new Set(rows.map(({ _id }) => _id));
  }

  /** Keeps the states models moved to; false where somebody changed one of the customers meanwhile. */
  async changeStates(changes: readonly StateChange[]): Promise<boolean> {
    const { matchedCount } = await this.customers.bulkWrite(
      changes.map(({ document: { _id, rev }, states }) => {
        const set = Object.fromEntries(Object.entries(states).map(([model, state]) => [`states.${model}`, state]));
        return { updateOne: { filter: { _id, rev }, update: { $set: { ...set, rev: rev + 1, stale: true } } } };
      }),
      { ordered: false, writeConcern: { w: 'majority' } },
    );
    return matchedCount === changes.length;
  }

  /** The last change of each model on these documents as rows of the history; a row that is there is success. */
  async keepChanges(documents: readonly FactDocument[]): Promise<void> {
    const rows = documents.flatMap(({ _id, states = {} }) =>
      Object.entries(states).map(([model, { rev, ...state }]): ModelChangeRecord => {
        return { _id: `${_id}|${model}|${rev}`, customerId: _id, model, ...state };
      }),
    );
    await insertAbsent(this.connection.collection<ModelChangeRecord>('model_changes'), rows);
  }

  /** The changes of models in the history, by customer. */
  async changesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ModelChange[]>> {
    const rows = this.connection.collection<ModelChangeRecord>('model_changes');
    const changes = new Map<string, ModelChange[]>();
    for await (const { _id, customerId, ...change } of rows.find({ customerId: { $in: [...ids] } })) {
      const own = changes.get(customerId) ?? [];
      own.push({ ...change, rev: Number(_id.slice(_id.lastIndexOf('|') + 1)) });
      changes.set(customerId, own);
    }
    return changes;
  }

  /** Those whom a block now knows as they were read; who changed since stays stale. */
  async clearStale(read: readonly Pick<FactDocument, '_id' | 'rev'>[]): Promise<void> {
    if (read.length === 0) return;
    await this.customers.bulkWrite(
      read.map(({ _id, rev }) => ({
        updateOne: { filter: { _id, rev, stale: true }, update: { $set: { stale: false } } },
      })),
      { ordered: false },
    );
  }

  private async read(query: Omit<RawQuery, 'find'>): Promise<FactDocument[]> {
    return decodedAll(await this.raw(query).all());
  }

  private raw(query: Omit<RawQuery, 'find'>): RawFind {
    return new RawFind(this.connection, { find: 'customers', ...query });
  }

  private get customers() {
    return this.connection.collection<FactDocument>('customers');
  }
}
