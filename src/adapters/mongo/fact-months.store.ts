import { withoutRows } from '../../core/facts/block/gather-rows.js';
import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';
import { placeOf } from '../../core/kit/hash.js';
import type { MonthCounts, MonthStanding } from '../../core/lifecycle/month.js';
import { type FactMonth, FactMonths, type MonthPart, type MonthRows } from '../../flows/ports/fact-months.js';
import type { PastRows } from '../../flows/ports/past-facts.js';
import { insertAbsent, type MongoConnection } from './connection.js';
import { fromColumns, fromRows } from './facts/block-record.js';
import { FactDocuments } from './facts/fact-documents.js';
import {
  holdsAny,
  type MonthRecord,
  mergedRows,
  monthIdOf,
  NO_ROWS,
  pastRowsOf,
  storedRows,
  untoldIn,
} from './facts/month-record.js';

type StandingRecord = MonthStanding & { readonly _id: string };

const BYTES = { promoteBuffers: false } as const;
const REVS = { n: 1, ids: 1, revs: 1, validFroms: 1, validUntils: 1 } as const;
const PASSED = Object.fromEntries(Object.keys(REVS).map((name) => [`passed.${name}`, 1]));

const ofMonth = ({ month, modelsHash }: FactMonth) => ({ month: { $eq: month }, modelsHash: { $eq: modelsHash } });

export class MongoFactMonths extends FactMonths {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    const months = connection.collection('fact_months');
    await months.createIndexes([
      // What is asked of all parts at once lies in the index: a part is large.
      { key: { month: 1, modelsHash: 1, from: 1, to: 1, seen: 1 }, name: 'parts' },
      { key: { month: 1, modelsHash: 1, recorded: 1, imported: 1, untold: 1 }, name: 'counts' },
      { key: { from: 1 }, name: 'from' },
    ]);
    // Copies of before it was known how each customer is known are made again.
    await months.deleteMany({ seen: { $exists: false } });
  }

  override async keep(month: FactMonth, part: MonthPart, rows: PastRows): Promise<void> {
    const _id = monthIdOf(month, part);
    await insertAbsent(this.months, [{ _id, ...month, ...part, version: 1, swept: false, ...storedRows(rows) }]);
    await this.sweep(_id, part);
  }

  override async patch(
    month: FactMonth,
    part: MonthPart,
    customers: ReadonlySet<string>,
    rows: PastRows,
  ): Promise<void> {
    const _id = monthIdOf(month, part);
    const seen = part.seen;
    if (customers.size > 0) {
      await this.rewrite(_id, (before) => mergedRows(before, rows, customers), { seen, swept: false });
      await this.sweep(_id, part);
    } else await this.months.updateOne({ _id: { $eq: _id } }, { $set: { seen } });
  }

  override async drop(month: FactMonth, part: PlaceRange): Promise<void> {
    await this.months.deleteOne({ _id: { $eq: monthIdOf(month, part) } });
  }

  override async parts(month: FactMonth): Promise<readonly MonthPart[]> {
    const projection = { _id: 0, from: 1, to: 1, seen: 1 } as const;
    const records = this.months.find(ofMonth(month), { projection }).hint('parts').sort({ from: 1 });
    return (await records.toArray()).map(({ from, to, seen }) => ({ from, to, seen }));
  }

  override async revs(month: FactMonth, part: PlaceRange): Promise<ReadonlyMap<string, number>> {
    const projection = { ...REVS, ...PASSED };
    const record = await this.months.findOne({ _id: { $eq: monthIdOf(month, part) } }, { projection, ...BYTES });
    if (record === null) return new Map();
    const sides = [fromRows({ ...record, columns: {} }, []), fromRows({ ...record.passed, columns: {} }, [])];
    return new Map(
      sides.flatMap(({ block, marks }) => block.ids.map((id, row) => [id, marks.revs[row] ?? 0] as const)),
    );
  }

  override async counts(month: FactMonth): Promise<MonthCounts> {
    const projection = { _id: 0, recorded: 1, imported: 1, untold: 1 } as const;
    const sum = { recorded: 0, imported: 0, untold: 0 };
    for await (const part of this.months.find(ofMonth(month), { projection }).hint('counts')) {
      sum.recorded += part.recorded;
      sum.imported += part.imported;
      sum.untold += part.untold;
    }
    return sum;
  }

  override async note(standing: MonthStanding): Promise<void> {
    const _id = `${standing.month}|${standing.modelsHash}`;
    await this.stands.replaceOne({ _id: { $eq: _id } }, { ...standing }, { upsert: true });
  }

  override async standings(): Promise<readonly MonthStanding[]> {
    const records = await this.stands.find({}).sort({ month: 1 }).toArray();
    return records.map(({ _id, ...standing }) => standing);
  }

  override async dropOthers({ month, modelsHash }: FactMonth, before: Date): Promise<void> {
    const filter = { month: { $eq: month }, modelsHash: { $ne: modelsHash }, at: { $lt: before } };
    for (const { _id, ...other } of await this.stands.find(filter).toArray()) {
      // The copy first: what a crash leaves of it is still said to be there.
      await this.months.deleteMany(ofMonth(other));
      await this.stands.deleteOne({ _id });
    }
  }

  override async *read(month: FactMonth, facts: readonly string[]): AsyncIterable<FactBlock> {
    for await (const record of this.rowsOf(month, facts)) {
      if (record.n > 0) yield withoutRows(fromColumns(record, facts), await this.unswept(record));
    }
  }

  override async *readWithUntold(month: FactMonth, facts: readonly string[], from = 0): AsyncIterable<MonthRows> {
    for await (const record of this.rowsOf(month, facts, from, { passed: 1 })) {
      const gone = await this.unswept(record);
      const block = record.n > 0 ? withoutRows(fromColumns(record, facts), gone) : NO_ROWS.told.block;
      yield { block, untold: untoldIn(record).filter((id) => !gone.has(id)) };
    }
  }

  override async readOne(month: FactMonth, customerId: string, facts: readonly string[]): Promise<FactBlock | null> {
    const place = placeOf(customerId);
    const columns = Object.fromEntries(facts.map((name) => [`columns.${name}`, 1]));
    const filter = { ...ofMonth(month), from: { $lte: place }, to: { $gte: place } };
    const projection = { n: 1, ids: 1, ...columns };
    for await (const record of this.months.find(filter, { projection, ...BYTES })) {
      if (record.n === 0) continue;
      const block = fromColumns(record, facts);
      const others = new Set(block.ids.filter((id) => id !== customerId));
      if (others.size < block.n) return withoutRows(block, others);
    }
    return null;
  }

  override async forget(customerId: string): Promise<void> {
    const place = placeOf(customerId);
    // Who shares a place with the first of the next part may lie in the part before.
    const holding = { from: { $lte: place }, to: { $gte: place } };
    const records = await this.months.find(holding, { projection: { _id: 1 } }).toArray();
    for (const { _id } of records) await this.leaveOut(_id, new Set([customerId]));
  }

  private rowsOf(month: FactMonth, facts: readonly string[], from = 0, more: Readonly<Record<string, 1>> = {}) {
    const columns = Object.fromEntries(facts.map((name) => [`columns.${name}`, 1]));
    const projection = { n: 1, ids: 1, from: 1, to: 1, swept: 1, ...columns, ...more };
    // Who shares a place with the first of the next part may lie in the part before.
    const filter = from === 0 ? ofMonth(month) : { ...ofMonth(month), to: { $gte: from } };
    const cursor = this.months.find(filter, { projection, ...BYTES });
    return cursor.sort({ from: 1 }).batchSize(8);
  }

  /** Who was forgotten while the record was made and may still be in it. */
  private async unswept(record: MonthRecord): Promise<ReadonlySet<string>> {
    return record.swept ? new Set() : this.gone(record);
  }

  private gone(range: PlaceRange): Promise<ReadonlySet<string>> {
    return new FactDocuments(this.connection).gone(range);
  }

  /** After the write: a forget that came before it did not see the rows, and left a tombstone. */
  private async sweep(id: string, range: PlaceRange): Promise<void> {
    const gone = await this.gone(range);
    if (gone.size > 0) await this.leaveOut(id, gone);
    await this.months.updateOne({ _id: { $eq: id } }, { $set: { swept: true } });
  }

  private async leaveOut(id: string, customers: ReadonlySet<string>): Promise<void> {
    await this.rewrite(id, (before) => (holdsAny(before, customers) ? mergedRows(before, NO_ROWS, customers) : null));
  }

  /** Writes the rows it is given back changed, unless somebody wrote them meanwhile: then again. Null changes nothing. */
  private async rewrite(id: string, change: (before: PastRows) => PastRows | null, more: object = {}): Promise<void> {
    for (;;) {
      const record = await this.months.findOne({ _id: { $eq: id } }, BYTES);
      const after = record === null ? null : change(pastRowsOf(record));
      if (record === null || after === null) return;
      const { version } = record;
      const { matchedCount } = await this.months.updateOne(
        { _id: { $eq: id }, version },
        { $set: { ...storedRows(after), ...more, version: version + 1 } },
      );
      if (matchedCount === 1) return;
    }
  }

  private get months() {
    return this.connection.collection<MonthRecord>('fact_months');
  }

  private get stands() {
    return this.connection.collection<StandingRecord>('fact_month_standings');
  }
}
