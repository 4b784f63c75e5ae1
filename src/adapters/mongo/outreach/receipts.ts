import type { Outreach } from '../../../core/outreach/outreach.js';
import { reasonWith } from '../../../core/outreach/outreach-life.js';
import { type Collection, type Filter, insertAbsent, type MongoConnection } from '../connection.js';
import { type OutreachRecord, toOutreach } from './outreach-record.js';

type ReceiptRecord = {
  readonly _id: string;
  readonly status: 'delivered' | 'failed';
  readonly detail: string;
  readonly at: Date;
  /** System time, for the TTL. */
  readonly keptAt: Date;
  /** While its message may still come to be known. */
  readonly open?: 1;
};

/** Receipts that nobody waits for are somebody else's, or their hand-over was lost: they go after a week. */
const RECEIPT_SECONDS = 7 * 86_400;
/** Far longer than any hand-over waits for its answer: who has not come by then does not come. */
const OPEN_MS = 15 * 60_000;
const PAGE = 500;

/**
 * A receipt and the answer it belongs to come by different ways and may overtake each other. Each side writes first and
 * looks for the other after, so one of them sees both. Who dies between the two leaves the receipt open, and a repair looks
 * for them again.
 */
export class Receipts {
  constructor(private readonly connection: MongoConnection) {}

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection<ReceiptRecord>('receipts').createIndexes([
      { key: { keptAt: 1 }, expireAfterSeconds: RECEIPT_SECONDS },
      { key: { open: 1, _id: 1 }, name: 'open', partialFilterExpression: { open: 1 } },
    ]);
  }

  private get rows(): Collection<OutreachRecord> {
    return this.connection.collection<OutreachRecord>('outreach');
  }

  private get receipts(): Collection<ReceiptRecord> {
    return this.connection.collection<ReceiptRecord>('receipts');
  }

  /** Answers the row if it is delivered or failed as a whole; kept where nobody waits for it yet. */
  async record(providerId: string, status: 'delivered' | 'failed', detail: string, at: Date): Promise<Outreach | null> {
    const known = await this.rows.findOne({ providerIds: providerId }, { projection: { _id: 1 } });
    if (!known) {
      await insertAbsent(this.receipts, [{ _id: providerId, status, detail, at, keptAt: new Date(), open: 1 }]);
      const since = await this.rows.findOne({ providerIds: providerId }, { projection: { _id: 1 } });
      if (!since) return null;
    }
    const record = await this.apply({ _id: providerId, status, detail, at });
    return record !== null && record.state !== 'sent' ? toOutreach(record) : null;
  }

  /** What came before a message was known to be sent. The row says that its slot is to follow, until it has. */
  async fold(sent: OutreachRecord, providerIds: readonly string[]): Promise<Outreach> {
    const early = await this.receipts.find({ _id: { $in: [...providerIds] } }).toArray();
    return early.length === 0 ? toOutreach(sent) : toOutreach(await this.foldInto(sent, early));
  }

  /** Whose dispatcher died before it looked for them. `now` is system time. */
  async foldLeft(now: Date): Promise<void> {
    for (let last = ''; ; ) {
      const page = await this.receipts
        .find({ open: 1, _id: { $gt: last } })
        .hint('open')
        .sort({ _id: 1 })
        .limit(PAGE)
        .toArray();
      await this.foldAll(page, now);
      const end = page.at(-1);
      if (end === undefined || page.length < PAGE) return;
      last = end._id;
    }
  }

  private async foldAll(receipts: readonly ReceiptRecord[], now: Date): Promise<void> {
    if (receipts.length === 0) return;
    const ids = receipts.map(({ _id }) => _id);
    for await (const row of this.rows.find({ providerIds: { $in: ids } })) {
      await this.foldInto(
        row,
        receipts.filter(({ _id }) => row.providerIds?.includes(_id)),
      );
    }
    const before = new Date(now.getTime() - OPEN_MS);
    await this.receipts.updateMany({ _id: { $in: ids }, keptAt: { $lt: before } }, { $unset: { open: '' } });
  }

  private async foldInto(row: OutreachRecord, receipts: readonly ReceiptRecord[]): Promise<OutreachRecord> {
    await this.rows.updateOne({ _id: row._id }, { $set: { unsettled: 1 } });
    let record = row;
    for (const receipt of receipts) record = (await this.apply(receipt)) ?? record;
    await this.receipts.deleteMany({ _id: { $in: receipts.map(({ _id }) => _id) } });
    return record;
  }

  /** Delivered when every part is; failed when one is. Answers the row as it is after, whether or not this changed it. */
  private async apply({
    _id,
    status,
    detail,
    at,
  }: Omit<ReceiptRecord, 'keptAt' | 'open'>): Promise<OutreachRecord | null> {
    const ofPart: Filter<OutreachRecord> = { providerIds: _id, state: 'sent' };
    if (status === 'failed') {
      const reason = reasonWith('NOT_DELIVERED', detail);
      await this.rows.updateOne(ofPart, { $set: { state: 'failed', reason, endedAt: at } });
    } else {
      // Ids come from outside: $literal, or one that begins with a dollar would be read as a field.
      const delivered = { $setUnion: [{ $ifNull: ['$deliveredIds', []] }, { $literal: [_id] }] };
      const whole = { $setIsSubset: ['$providerIds', '$deliveredIds'] };
      await this.rows.updateOne(ofPart, [
        { $set: { deliveredIds: delivered } },
        {
          $set: {
            state: { $cond: [whole, 'delivered', '$state'] },
            deliveredAt: { $cond: [whole, at, '$$REMOVE'] },
          },
        },
      ]);
    }
    return this.rows.findOne({ providerIds: _id });
  }
}
