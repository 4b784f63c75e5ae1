import type { Cipher } from '../../flows/ports/cipher.js';
import { type OwedReceipt, type SinkMessage, SinkStore } from '../../flows/ports/sink-store.js';
import { type Collection, insertAbsent, type MongoConnection } from './connection.js';

const KEPT_SECONDS = 90 * 86_400;

type Sealed = Pick<SinkMessage, 'from' | 'to' | 'subject' | 'body'>;
/** Who wrote what to whom lies in `sealed`, encrypted. */
type SinkRecord = Omit<SinkMessage, keyof Sealed | 'id'> & { readonly _id: string; readonly sealed: string };

type Numbers = Pick<OwedReceipt, 'from' | 'to'>;
type ReceiptRecord = Omit<OwedReceipt, keyof Numbers | 'messageId'> & { readonly _id: string; readonly sealed: string };

export class MongoSinkStore extends SinkStore {
  constructor(
    private readonly connection: MongoConnection,
    private readonly cipher: Cipher,
  ) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection
      .collection<SinkRecord>('sink_messages')
      .createIndexes([
        { key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS },
        { key: { channel: 1, at: 1 } },
        { key: { key: 1 } },
      ]);
    // Also what a start reads in order.
    await connection
      .collection<ReceiptRecord>('sink_receipts')
      .createIndexes([{ key: { submittedAt: 1 }, expireAfterSeconds: KEPT_SECONDS }]);
  }

  async keep({ id, from, to, subject, body, ...rest }: SinkMessage): Promise<void> {
    const sealed = this.cipher.encrypt(JSON.stringify({ from, to, subject, body } satisfies Sealed));
    await insertAbsent(this.connection.collection<SinkRecord>('sink_messages'), [{ _id: id, ...rest, sealed }]);
  }

  async list(query: Parameters<SinkStore['list']>[0]): Promise<readonly SinkMessage[]> {
    const filter = {
      ...(query.channel ? { channel: query.channel } : {}),
      ...(query.before ? { at: { $lt: query.before } } : {}),
    };
    const records = await this.connection
      .collection<SinkRecord>('sink_messages')
      .find(filter)
      .sort({ at: -1 })
      .limit(query.limit)
      .toArray();
    return records.map(({ _id, sealed, ...rest }) => ({
      id: _id,
      ...rest,
      ...(JSON.parse(this.cipher.decrypt(sealed)) as Sealed),
    }));
  }

  async count(): Promise<number> {
    return this.connection.collection<SinkRecord>('sink_messages').countDocuments();
  }

  private get receipts(): Collection<ReceiptRecord> {
    return this.connection.collection<ReceiptRecord>('sink_receipts');
  }

  async owe({ messageId, from, to, ...rest }: OwedReceipt): Promise<void> {
    const sealed = this.cipher.encrypt(JSON.stringify({ from, to } satisfies Numbers));
    await insertAbsent(this.receipts, [{ _id: messageId, ...rest, sealed }]);
  }

  async *owed(): AsyncGenerator<OwedReceipt> {
    for await (const { _id, sealed, ...rest } of this.receipts.find().sort({ submittedAt: 1 })) {
      const numbers = this.numbersIn(sealed);
      if (numbers) yield { messageId: _id, ...rest, ...numbers };
    }
  }

  /** Null under another key than it was sealed with: the start that follows says so, better than this could. */
  private numbersIn(sealed: string): Numbers | null {
    try {
      return JSON.parse(this.cipher.decrypt(sealed)) as Numbers;
    } catch {
      return null;
    }
  }

  async settle(messageIds: readonly string[]): Promise<void> {
    if (messageIds.length > 0) await this.receipts.deleteMany({ _id: { $in: [...messageIds] } });
  }
}
