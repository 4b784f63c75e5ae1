import type { AssignedUnit, OtherAssignment } from '../../../core/measurement/assignment-tally.js';
import { AssignmentsView } from '../../../flows/ports/assignments-view.js';
import type { AssignmentRecord } from '../assignment.store.js';
import type { MongoConnection } from '../connection.js';
import type { ContactsRecord } from '../contact/contact-books.js';

const OWN = { unit: 1, arm: 1, salt: 1, occurrence: 1, eligibleAt: 1 } as const;
type OwnRow = Pick<AssignmentRecord, '_id' | keyof typeof OWN>;
const OTHER = { _id: 0, unit: 1, campaignId: 1, arm: 1, eligibleAt: 1 } as const;
type OtherRow = OtherAssignment & Pick<AssignmentRecord, 'unit'>;
const BOOK = { 'rows.campaignId': 1, 'rows.runId': 1, 'rows.status': 1, 'rows.channel': 1 } as const;

/** Units looked up at once. */
const UNITS = 500;
const ROWS = 1_000;

/** Ids begin with campaign and unit, so in their order the rows of a unit come one after the other. */
export class MongoAssignmentsView extends AssignmentsView {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  private get assignments() {
    return this.connection.collection<AssignmentRecord>('assignments');
  }

  override async *unitsOf(campaignId: string): AsyncGenerator<readonly AssignedUnit[], void> {
    let batch = new Map<string, OwnRow[]>();
    const found = this.assignments.find({ campaignId: { $eq: campaignId } }).sort({ _id: 1 });
    for await (const row of found.project<OwnRow>(OWN).batchSize(ROWS)) {
      if (!batch.has(row.unit) && batch.size >= UNITS) {
        yield await this.completed(campaignId, batch);
        batch = new Map();
      }
      batch.set(row.unit, [...(batch.get(row.unit) ?? []), row]);
    }
    if (batch.size > 0) yield await this.completed(campaignId, batch);
  }

  /** A unit's contacts are in the book of its own name: the customer's, or the household's. */
  private async completed(campaignId: string, own: ReadonlyMap<string, readonly OwnRow[]>) {
    const units = [...own.keys()];
    const [others, books] = await Promise.all([
      this.assignments
        .find({ unit: { $in: units }, campaignId: { $ne: campaignId } })
        .project<OtherRow>(OTHER)
        .toArray(),
      this.connection
        .collection<ContactsRecord>('contacts')
        .find({ _id: { $in: units } })
        .project<Pick<ContactsRecord, '_id' | 'rows'>>(BOOK)
        .toArray(),
    ]);
    const beside = Map.groupBy(others, ({ unit }) => unit);
    const rowsIn = new Map(books.map(({ _id, rows }) => [_id, rows]));
    return [...own].map(
      ([unit, rows]): AssignedUnit => ({
        unit,
        rows: rows.map(({ arm, salt, occurrence, eligibleAt }) => ({ arm, salt, occurrence, eligibleAt })),
        beside: (beside.get(unit) ?? []).map(({ unit: _unit, ...other }) => other),
        contacts: (rowsIn.get(unit) ?? [])
          .filter((row) => row.campaignId === campaignId)
          .map(({ runId, status, channel }) => ({ runId, status, channel })),
      }),
    );
  }
}
