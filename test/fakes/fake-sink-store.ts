import { type OwedReceipt, type SinkMessage, SinkStore } from '../../src/flows/ports/sink-store.js';

export class FakeSinkStore extends SinkStore {
  readonly messages: SinkMessage[] = [];
  readonly receipts = new Map<string, OwedReceipt>();

  override async keep(message: SinkMessage): Promise<void> {
    if (!this.messages.some(({ id }) => id === message.id)) this.messages.push(message);
  }

  override async list({ limit, before, channel }: Parameters<SinkStore['list']>[0]): Promise<readonly SinkMessage[]> {
    return this.messages
      .filter(({ at }) => before === undefined || at < before)
      .filter((message) => channel === undefined || message.channel === channel)
      .sort((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, limit);
  }

  override async count(): Promise<number> {
    return this.messages.length;
  }

  override async owe(receipt: OwedReceipt): Promise<void> {
    if (!this.receipts.has(receipt.messageId)) this.receipts.set(receipt.messageId, receipt);
  }

  override async *owed(): AsyncGenerator<OwedReceipt> {
    yield* [...this.receipts.values()].sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
  }

  override async settle(messageIds: readonly string[]): Promise<void> {
    for (const id of messageIds) this.receipts.delete(id);
  }
}
