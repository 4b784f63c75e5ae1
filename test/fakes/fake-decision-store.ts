import type { RunCounts } from '../../src/core/campaign/run.js';
import type { Decision } from '../../src/core/decision/decision.js';
import { DecisionStore } from '../../src/flows/ports/decision-store.js';

const byId = (a: Decision, b: Decision) => (a.id < b.id ? -1 : 1);

export class FakeDecisionStore extends DecisionStore {
  readonly decisions = new Map<string, Decision>();

  override async save(decisions: readonly Decision[]): Promise<void> {
    for (const decision of decisions) {
      if (!this.decisions.has(decision.id)) this.decisions.set(decision.id, decision);
    }
  }

  override async find(id: string): Promise<Decision | null> {
    return this.decisions.get(id) ?? null;
  }

  override async findPublic(publicId: string): Promise<Decision | null> {
    return [...this.decisions.values()].find((decision) => decision.publicId === publicId) ?? null;
  }

  override async ofChunk(runId: string, seq: number): Promise<readonly Decision[]> {
    return [...this.decisions.values()].filter((one) => one.runId === runId && one.seq === seq).sort(byId);
  }

  override async countChunk(runId: string, seq: number): Promise<Omit<RunCounts, 'evaluated'>> {
    const own = await this.ofChunk(runId, seq);
    const refused: Record<string, number> = {};
    for (const { outcome } of own) {
      if (outcome.kind === 'refused') refused[outcome.code] = (refused[outcome.code] ?? 0) + 1;
    }
    const scheduled = own.filter(({ outcome }) => outcome.kind === 'scheduled').length;
    return { matched: own.length, refused, scheduled };
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly Decision[]> {
    return [...this.decisions.values()]
      .filter((one) => one.customerId === customerId)
      .sort((a, b) => b.at.getTime() - a.at.getTime() || byId(b, a))
      .slice(0, limit);
  }

  override async ofRun(runId: string, after: string | null, limit: number): Promise<readonly Decision[]> {
    return [...this.decisions.values()]
      .filter((one) => one.runId === runId && (after === null || one.id > after))
      .sort(byId)
      .slice(0, limit);
  }
}
