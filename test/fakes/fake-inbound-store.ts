import type { InboundMessage } from '../../src/core/response/inbound-message.js';
import { InboundStore } from '../../src/flows/ports/inbound-store.js';

export class FakeInboundStore extends InboundStore {
  readonly kept = new Map<string, InboundMessage>();

  constructor(private readonly familyOf: (id: string) => readonly string[] = (id) => [id]) {
    super();
  }

  override async enter(message: InboundMessage): Promise<InboundMessage> {
    const kept = this.kept.get(message.id) ?? message;
    this.kept.set(message.id, kept);
    return kept;
  }

  override async find(id: string): Promise<InboundMessage | null> {
    return this.kept.get(id) ?? null;
  }

  override async finish(id: string, ended: InboundMessage['customers']): Promise<void> {
    const kept = this.kept.get(id);
    if (kept === undefined || kept.isDone) return;
    const effects = new Map(ended.map((one) => [one.id, one.effect]));
    const customers = kept.customers.map((one) => ({ ...one, effect: effects.get(one.id) ?? null }));
    this.kept.set(id, { ...kept, customers, isDone: true });
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly InboundMessage[]> {
    const family = this.familyOf(customerId);
    return [...this.kept.values()]
      .map((one) => ({ ...one, customers: one.customers.filter(({ id }) => family.includes(id)) }))
      .filter(({ customers }) => customers.length > 0)
      .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  override async list({ limit, before }: Parameters<InboundStore['list']>[0]): Promise<readonly InboundMessage[]> {
    return [...this.kept.values()]
      .filter(({ toldAt }) => before === undefined || toldAt < before)
      .sort((a, b) => b.toldAt.getTime() - a.toldAt.getTime() || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }
}
