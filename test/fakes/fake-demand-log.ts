import type { Demand } from '../../src/core/decision/run/demand.js';
import { type DemandCount, DemandLog } from '../../src/flows/ports/demand-log.js';

export class FakeDemandLog extends DemandLog {
  private readonly kept = new Map<string, Demand & { readonly first: Date }>();

  override async record(demands: readonly Demand[]): Promise<void> {
    for (const demand of demands) {
      const key = `${demand.customerId}|${demand.product}`;
      this.kept.set(key, { ...demand, first: this.kept.get(key)?.first ?? demand.at });
    }
  }

  override async counts(product: string | null, limit: number): Promise<readonly DemandCount[]> {
    const groups = new Map<string, DemandCount>();
    for (const { product: one, orgNode, first, at } of this.kept.values()) {
      if (one !== (product ?? one)) continue;
      const key = `${one}|${orgNode}`;
      const before = groups.get(key) ?? { product: one, orgNode, customers: 0, first, last: at };
      groups.set(key, {
        ...before,
        customers: before.customers + 1,
        first: new Date(Math.min(first.getTime(), before.first.getTime())),
        last: new Date(Math.max(at.getTime(), before.last.getTime())),
      });
    }
    const key = ({ product: one, orgNode }: DemandCount) => `${one}|${orgNode}`;
    return [...groups.values()].sort((a, b) => b.customers - a.customers || (key(a) < key(b) ? -1 : 1)).slice(0, limit);
  }
}
