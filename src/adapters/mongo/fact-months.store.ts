import { marksOf } from '../../core/facts/block/block-rows.js';
import { withoutRows } from '../../core/facts/block/gather-rows.js';
import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';
import { placeOf } from '../../core/kit/hash.js';
import { type FactMonth, FactMonths } from '../../flows/ports/fact-months.js';
import { insertAbsent, type MongoConnection } from './connection.js';
import { fromColumns, type RowsRecord, toRows } from './facts/block-record.js';
import { FactDocuments } from './facts/fact-documents.js';

type Columns = Pick<RowsRecord, 'n' | 'ids' | 'columns' | 'kinds'>;

/** `_id` is `month|modelsHash|from`. `swept`: whether those forgotten while it was made were looked for. */
type MonthRecord = Columns &
  FactMonth &
  PlaceRange & { readonly _id: string; readonly version: number; readonly swept: boolean };

const BYTES = { promoteBuffers: false } as const;

function columnsOf(block: FactBlock): Columns {
  const { n, ids, columns, kinds } = toRows({ block, marks: marksOf([]) });
  return { n, ids, columns, kinds };
}

const idOf = ({ month, modelsHash }: FactMonth, { from }: PlaceRange) => `${month}|${modelsHash}|${from}`;
const ofMonth = ({ month, modelsHash }: FactMonth) => ({ month: { $eq: month }, modelsHash: { $eq: modelsHash } });

export class MongoFactMonths extends FactMonths {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('fact_months').createIndexes([
      { key: { month: 1, modelsHash: 1, from: 1 }, name: 'month' },
      { key: { modelsHash: 1, month: 1 }, name: 'models' },
      { key: { from: 1 }, name: 'from' },
    ]);
  }

  override async keep(month: FactMonth, range: PlaceRange, block: FactBlock): Promise<void> {
    const _id = idOf(month, range);
    const record = { _id, ...month, ...range, version: 1, swept: false, ...columnsOf(block) };
    await insertAbsent(this.months, [record]);
    await this.sweep(_id, range);
  }

  override async kept(modelsHash: string): Promise<readonly string[]> {
    const months = await this.months.distinct('month', { modelsHash: { $eq: modelsHash } });
    return [...months].sort();
  }

  override async ranges(month: FactMonth): Promise<readonly PlaceRange[]> {
    const projection = { _id: 0, from: 1, to: 1 } as const;
    const records = await this.months.find(ofMonth(month), { projection }).sort({ from: 1 }).toArray();
    return records.map(({ from, to }) => ({ from, to }));
  }

  override async *read(month: FactMonth, facts: readonly string[]): AsyncIterable<FactBlock> {
    const columns = Object.fromEntries(facts.map((name) => [`columns.${name}`, 1]));
    const projection = { n: 1, ids: 1, from: 1, to: 1, swept: 1, ...columns };
    const cursor = this.months
      .find(ofMonth(month), { projection, ...BYTES })
      .sort({ from: 1 })
      .batchSize(8);
    for await (const record of cursor) {
      const gone = record.swept ? new Set<string>() : await this.gone(record);
      if (record.n > 0) yield withoutRows(fromColumns(record, facts), gone);
    }
  }

  override async forget(customerId: string): Promise<void> {
    const place = placeOf(customerId);
    // Who shares a place with the first of the next part may lie in the part before.
    const holding = { from: { $lte: place }, to: { $gte: place } };
    const records = await this.months.find(holding, { projection: { _id: 1 } }).toArray();
    for (const { _id } of records) await this.drop(_id, new Set([customerId]));
  }

  private gone(range: PlaceRange): Promise<ReadonlySet<string>> {
    return new FactDocuments(this.connection).gone(range);
  }

  /** After the insert: a forget that came before it did not see the copy, and left a tombstone. */
  private async sweep(id: string, range: PlaceRange): Promise<void> {
    const gone = await this.gone(range);
    if (gone.size > 0) await this.drop(id, gone);
    await this.months.updateOne({ _id: { $eq: id } }, { $set: { swept: true } });
  }

  private async drop(id: string, customers: ReadonlySet<string>): Promise<void> {
    for (;;) {
      const record = await this.months.findOne({ _id: { $eq: id } }, BYTES);
      if (record === null || record.n === 0) return;
      const before = fromColumns(record, Object.keys(record.columns));
      const block = withoutRows(before, customers);
      if (block.n === before.n) return;
      const { version } = record;
      const { matchedCount } = await this.months.updateOne(
        { _id: { $eq: id }, version },
        { $set: { ...columnsOf(block), version: version + 1 } },
      );
      if (matchedCount === 1) return;
    }
  }

  private get months() {
    return this.connection.collection<MonthRecord>('fact_months');
  }
}
