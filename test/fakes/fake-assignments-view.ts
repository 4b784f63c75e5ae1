import type { AssignedUnit } from '../../src/core/measurement/assignment-tally.js';
import type { ContactRow } from '../../src/core/policy/contact-policy.js';
import { AssignmentsView } from '../../src/flows/ports/assignments-view.js';
import type { FakeAssignmentStore } from './fake-assignment-store.js';

/** Over the rows of a fake store; `books` are contacts by unit. */
export class FakeAssignmentsView extends AssignmentsView {
  readonly books = new Map<string, readonly ContactRow[]>();

  constructor(private readonly store: FakeAssignmentStore) {
    super();
  }

  override async *unitsOf(campaignId: string): AsyncGenerator<readonly AssignedUnit[], void> {
    const rows = [...this.store.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const own = Map.groupBy(
      rows.filter((row) => row.campaignId === campaignId),
      ({ unit }) => unit,
    );
    for (const [unit, mine] of own) {
      const beside = rows.filter((row) => row.unit === unit && row.campaignId !== campaignId);
      const contacts = (this.books.get(unit) ?? []).filter((row) => row.campaignId === campaignId);
      yield [
        {
          unit,
          rows: mine.map(({ arm, salt, occurrence, eligibleAt }) => ({ arm, salt, occurrence, eligibleAt })),
          beside: beside.map(({ campaignId: other, arm, eligibleAt }) => ({ campaignId: other, arm, eligibleAt })),
          contacts: contacts.map(({ runId, status, channel }) => ({ runId, status, channel })),
        },
      ];
    }
  }
}
