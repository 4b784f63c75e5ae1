import {
  asOfEach,
  type Derivation,
  derivationsFor,
  deriveFacts,
  type FactSource,
  profileReadBy,
} from '../../core/facts/derive-facts.js';
import { blockOf, type FactBlock, type PlaceRange } from '../../core/facts/fact-block.js';
import type { FactSheet } from '../../core/facts/fact-sheet.js';
import type { BusinessRules } from '../../flows/ports/business-rules.js';
import { FactBlocks } from '../../flows/ports/fact-blocks.js';
import type { Filter, MongoConnection } from './connection.js';
import { FACT_PROJECTION, type FactRecord, factSourceOf } from './customer.store.js';

/** A block is closed at the first place after so many customers: those who share a place stay together. */
const BLOCK_CUSTOMERS = 2_000;

/** Whatever a projection left out is not there, so a derivation that declared less than it reads finds nothing. */
type ProjectedRecord = Partial<FactRecord> & Pick<FactRecord, '_id' | 'h' | 'relationship' | 'origin'>;

function sourceOf(record: ProjectedRecord): FactSource {
  const nothing = { rev: 0, basic: {}, business: {}, usage: [], preference: {}, consents: [], lookup: {} };
  return factSourceOf({ ...nothing, ...record });
}

/** Whether there is an e-mail address, not its look-up hash: nothing that identifies a person is read. */
function presence(field: string): Readonly<Record<string, unknown>> {
  return { $cond: [{ $eq: [{ $type: `$lookup.${field}` }, 'missing'] }, '$$REMOVE', true] };
}

function projectionFor(derivations: readonly Derivation[]): Readonly<Record<string, unknown>> {
  const paths = profileReadBy(derivations);
  if (paths === null) return FACT_PROJECTION;
  const asked = paths.map((path) => {
    const field = /^has\.(\w+)$/.exec(path)?.[1];
    return field === undefined ? [path, 1] : [`lookup.${field}`, presence(field)];
  });
  return { h: 1, relationship: 1, origin: 1, 'preference.timeZone': 1, ...Object.fromEntries(asked) };
}

const byPlaceThenId = (a: ProjectedRecord, b: ProjectedRecord) => a.h - b.h || (a._id < b._id ? -1 : 1);

/** Fills columns from a projected scan of the customers: evaluators and runs read blocks from the first day. */
export class MongoFactBlocks extends FactBlocks {
  constructor(
    private readonly connection: MongoConnection,
    private readonly rules: BusinessRules,
  ) {
    super();
  }

  override async *read(range: PlaceRange, facts: readonly string[], asOf: Date): AsyncIterable<FactBlock> {
    const names = [...new Set(facts)];
    const derivations = derivationsFor(names, this.rules.derivations);
    const asOfOne = asOfEach(asOf, this.rules.policy.operatorZone);
    for await (const records of this.records(range, projectionFor(derivations))) {
      const sheets = records.map((record) => {
        const source = sourceOf(record);
        return deriveFacts(source, derivations, asOfOne(source));
      });
      const ids = records.map(({ _id }) => _id);
      yield blockOf(ids, sheets, names, this.rules.catalogue);
    }
  }

  override async sheetOf(customerId: string, asOf: Date): Promise<FactSheet | null> {
    const { derivations, policy } = this.rules;
    const record = await this.customers.findOne(
      { _id: { $eq: customerId } },
      { projection: projectionFor(derivations) },
    );
    if (record === null) return null;
    const source = sourceOf(record);
    return deriveFacts(source, derivations, asOfEach(asOf, policy.operatorZone)(source));
  }

  private get customers() {
    return this.connection.collection<ProjectedRecord>('customers');
  }

  /** In order of place by the index; the few who share one are put in order of id here. */
  private async *records({ from, to }: PlaceRange, projection: object): AsyncIterable<readonly ProjectedRecord[]> {
    const filter: Filter<ProjectedRecord> = { h: { $gte: from, $lt: to } };
    const cursor = this.customers
      .find(filter, { projection, readConcern: { level: 'majority' } })
      .sort({ h: 1 })
      .batchSize(BLOCK_CUSTOMERS);
    let records: ProjectedRecord[] = [];
    for await (const record of cursor) {
      if (records.length >= BLOCK_CUSTOMERS && records.at(-1)?.h !== record.h) {
        yield records.sort(byPlaceThenId);
        records = [];
      }
      records.push(record);
    }
    if (records.length > 0) yield records.sort(byPlaceThenId);
  }
}
