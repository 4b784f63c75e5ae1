import type { AssignmentRow } from '../../core/measurement/assignment.js';
import type { ArmUnits } from '../../core/measurement/draw-ratio.js';
import { AssignmentStore } from '../../flows/ports/assignment-store.js';
import { insertAbsent, type MongoConnection } from './connection.js';

/** `_id` is `campaign|unit|occurrence`. */
export type AssignmentRecord = Omit<AssignmentRow, 'id'> & { readonly _id: string };

const BATCH = 1_000;
const ARM = ['layer', 'salt', 'arm', 'variant', 'from', 'to'] as const;

function toRow({ _id, ...row }: AssignmentRecord): AssignmentRow {
  return { id: _id, ...row };
}

export class MongoAssignmentStore extends AssignmentStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('assignments').createIndexes([
      { key: { campaignId: 1, _id: 1 }, name: 'campaign' },
      { key: { customerId: 1 }, name: 'customer' },
      { key: { unit: 1 }, name: 'unit' },
    ]);
  }

  private get assignments() {
    return this.connection.collection<AssignmentRecord>('assignments');
  }

  override async record(rows: readonly AssignmentRow[]): Promise<number> {
    let isNew = 0;
    for (let from = 0; from < rows.length; from += BATCH) {
      const records = rows.slice(from, from + BATCH).map(({ id, ...row }) => ({ _id: id, ...row }));
      const inserted = await insertAbsent<AssignmentRecord>(this.assignments, records);
      if (inserted < records.length) await this.settleMembers(records);
      isNew += inserted;
    }
    return isNew;
  }

  /** Of the members of a unit the first by id stands, whichever worker was faster. */
  private async settleMembers(records: readonly AssignmentRecord[]): Promise<void> {
    const shared = records.filter(({ unit, customerId }) => unit !== customerId);
    if (shared.length === 0) return;
    const updates = shared.map(({ _id, ...row }) => ({
      updateOne: { filter: { _id: { $eq: _id }, customerId: { $gt: row.customerId } }, update: { $set: row } },
    }));
    await this.assignments.bulkWrite(updates, { ordered: false });
  }

  override async find(id: string): Promise<AssignmentRow | null> {
    const record = await this.assignments.findOne({ _id: { $eq: id } });
    return record && toRow(record);
  }

  override async ofCampaign(campaignId: string, after: string | null, limit: number) {
    const filter = { campaignId: { $eq: campaignId }, ...(after === null ? {} : { _id: { $gt: after } }) };
    const records = await this.assignments.find(filter).sort({ _id: 1 }).limit(limit).toArray();
    return records.map(toRow);
  }

  override async countArms(campaignId: string): Promise<readonly ArmUnits[]> {
    const arm = Object.fromEntries(ARM.map((field) => [field, `$${field}`]));
    const ofUnit = Object.fromEntries(ARM.map((field) => [field, `$_id.${field}`]));
    const groups = await this.assignments
      .aggregate<{ readonly _id: Omit<ArmUnits, 'units'>; readonly units: number }>(
        [
          { $match: { campaignId: { $eq: campaignId } } },
          { $group: { _id: { ...arm, unit: '$unit' } } },
          { $group: { _id: ofUnit, units: { $sum: 1 } } },
          { $sort: { '_id.salt': 1, '_id.from': 1, '_id.to': 1 } },
        ],
        { allowDiskUse: true },
      )
      .toArray();
    return groups.map(({ _id, units }) => ({ ..._id, units }));
  }
}
