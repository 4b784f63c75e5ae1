import type { Cipher } from '../../flows/ports/cipher.js';
import { type SinkMessage, SinkStore } from '../../flows/ports/sink-store.js';
import { insertAbsent, type MongoConnection } from './connection.js';

const KEPT_SECONDS = 90 * 86_400;

type Sealed = Pick<SinkMessage, 'from' | 'to' | 'subject' | 'body'>;
/** Who wrote what to whom lies in `sealed`, encrypted. */
type SinkRecord = Omit<SinkMessage, keyof Sealed | 'id'> & { readonly _id: string; readonly sealed: string };

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
      .createIndexes([{ key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS }, { key: { channel: 1, at: 1 } }]);
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
}
