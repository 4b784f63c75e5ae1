import { describe, expect, it } from '@jest/globals';
import type { OwedReceipt, SinkMessage, SinkStore } from '../../src/flows/ports/sink-store.js';

const at = (second: number) => new Date(Date.UTC(2026, 10, 2, 18, 0, second));

function aMessage(change: Partial<SinkMessage> = {}): SinkMessage {
  return {
    id: 'm-1',
    channel: 'sms',
    key: null,
    at: at(1),
    from: 'Tidemark',
    to: '12025550123',
    subject: null,
    body: '潮位：您好',
    parts: 1,
    encoding: 'UCS-2',
    ...change,
  };
}

function aReceipt(change: Partial<OwedReceipt> = {}): OwedReceipt {
  return {
    messageId: 'r-1',
    from: 'Tidemark',
    to: '12025550123',
    delivered: true,
    submittedAt: at(1),
    doneAt: at(2),
    ...change,
  };
}

async function owedBy(store: SinkStore): Promise<readonly OwedReceipt[]> {
  const receipts: OwedReceipt[] = [];
  for await (const receipt of store.owed()) receipts.push(receipt);
  return receipts;
}

export function describeSinkStore(name: string, make: () => Promise<SinkStore>): void {
  describe(`${name} keeps what the sinks receive`, () => {
    it('gives back what it was given, newest first', async () => {
      const store = await make();
      const mail = aMessage({ id: 'm-2', channel: 'email', key: 'out_1', subject: 'Hi', encoding: null, at: at(2) });
      await store.keep(aMessage());
      await store.keep(mail);
      await expect(store.list({ limit: 10 })).resolves.toEqual([mail, aMessage()]);
      await expect(store.count()).resolves.toBe(2);
    });

    it('keeps one of two with the same id', async () => {
      const store = await make();
      await store.keep(aMessage());
      await store.keep(aMessage({ body: 'another' }));
      await expect(store.list({ limit: 10 })).resolves.toEqual([aMessage()]);
    });

    it('pages by instant and narrows by channel', async () => {
      const store = await make();
      for (const second of [1, 2, 3, 4]) {
        await store.keep(aMessage({ id: `m-${second}`, at: at(second), channel: second % 2 === 0 ? 'email' : 'sms' }));
      }
      const idsOf = async (query: Parameters<SinkStore['list']>[0]) => (await store.list(query)).map(({ id }) => id);
      await expect(idsOf({ limit: 2 })).resolves.toEqual(['m-4', 'm-3']);
      await expect(idsOf({ limit: 2, before: at(3) })).resolves.toEqual(['m-2', 'm-1']);
      await expect(idsOf({ limit: 9, channel: 'sms' })).resolves.toEqual(['m-3', 'm-1']);
    });

    it('owes a receipt until it is settled, oldest message first', async () => {
      const store = await make();
      const later = aReceipt({ messageId: 'r-2', delivered: false, submittedAt: at(3), doneAt: at(3) });
      await store.owe(later);
      await store.owe(aReceipt());
      await store.owe(aReceipt({ delivered: false }));
      await expect(owedBy(store)).resolves.toEqual([aReceipt(), later]);
      await store.settle(['r-1', 'unknown']);
      await store.settle([]);
      await expect(owedBy(store)).resolves.toEqual([later]);
    });
  });
}
