import type { PlaybookPlan } from '../../src/core/campaign/playbook-plan.js';
import { PlanStore } from '../../src/flows/ports/plan-store.js';

export class FakePlanStore extends PlanStore {
  private readonly plans = new Map<string, PlaybookPlan>();

  override async seed(plans: readonly PlaybookPlan[]): Promise<number> {
    const absent = plans.filter(({ pack }) => !this.plans.has(pack));
    for (const plan of absent) await this.save(plan);
    return absent.length;
  }

  override async save(plan: PlaybookPlan): Promise<void> {
    this.plans.set(plan.pack, structuredClone(plan));
  }

  override async find(pack: string): Promise<PlaybookPlan | null> {
    return this.plans.get(pack) ?? null;
  }

  override async list(): Promise<readonly PlaybookPlan[]> {
    return [...this.plans.values()].sort((a, b) => (a.pack < b.pack ? -1 : 1));
  }
}
