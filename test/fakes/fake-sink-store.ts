import { type SinkMessage, SinkStore } from '../../src/flows/ports/sink-store.js';

export class FakeSinkStore extends SinkStore {
  readonly messages: SinkMessage[] = [];

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
}
