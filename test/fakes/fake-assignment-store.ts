import type { AssignmentRow } from '../../src/core/measurement/assignment.js';
import type { ArmUnits } from '../../src/core/measurement/draw-ratio.js';
import { AssignmentStore } from '../../src/flows/ports/assignment-store.js';

export class FakeAssignmentStore extends AssignmentStore {
  readonly rows = new Map<string, AssignmentRow>();

  override async record(rows: readonly AssignmentRow[]): Promise<number> {
    const before = this.rows.size;
    for (const row of rows) {
      const known = this.rows.get(row.id);
      if (known === undefined || row.customerId < known.customerId) this.rows.set(row.id, row);
    }
    return this.rows.size - before;
  }

  override async find(id: string): Promise<AssignmentRow | null> {
    return this.rows.get(id) ?? null;
  }

  override async ofCampaign(campaignId: string, after: string | null, limit: number) {
    return [...this.rows.values()]
      .filter((row) => row.campaignId === campaignId && row.id > (after ?? ''))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  override async countArms(campaignId: string): Promise<readonly ArmUnits[]> {
    const arms = new Map<string, { readonly arm: Omit<ArmUnits, 'units'>; readonly units: Set<string> }>();
    for (const row of this.rows.values()) {
      if (row.campaignId !== campaignId) continue;
      const { layer, salt, arm, variant, from, to, unit } = row;
      const key = JSON.stringify([salt, from, to, arm, variant]);
      const counted = arms.get(key) ?? { arm: { layer, salt, arm, variant, from, to }, units: new Set<string>() };
      counted.units.add(unit);
      arms.set(key, counted);
    }
    return [...arms.values()]
      .map(({ arm, units }) => ({ ...arm, units: units.size }))
      .sort((a, b) => (a.salt === b.salt ? a.from - b.from || a.to - b.to : a.salt < b.salt ? -1 : 1));
  }
}
