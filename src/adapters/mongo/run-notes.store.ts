import type { CustomerPast } from '../../core/decision/run/customer-past.js';
import type { Clock } from '../../flows/ports/clock.js';
import { type ChunkNotes, RunNotes } from '../../flows/ports/run-notes.js';
import { insertAbsent, type MongoConnection } from './connection.js';

const KEPT_MS = 90 * 86_400_000;

type NotesRecord = {
  readonly _id: string;
  readonly customers: readonly (CustomerPast & { readonly id: string })[];
  /** System time: MongoDB deletes it after. */
  readonly expireAt: Date;
};

const idOf = (runId: string, seq: number) => `${runId}|${seq}`;

function toNotes({ customers }: NotesRecord): ChunkNotes {
  return new Map(customers.map(({ id, ...past }) => [id, past]));
}

export class MongoRunNotes extends RunNotes {
  constructor(
    private readonly connection: MongoConnection,
    private readonly clock: Clock,
  ) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('run_notes').createIndexes([
      { key: { expireAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
      { key: { 'customers.id': 1 }, name: 'customer' },
    ]);
  }

  private get notes() {
    return this.connection.collection<NotesRecord>('run_notes');
  }

  override async find(runId: string, seq: number): Promise<ChunkNotes | null> {
    const record = await this.notes.findOne({ _id: { $eq: idOf(runId, seq) } });
    return record && toNotes(record);
  }

  override async keep(runId: string, seq: number, notes: ChunkNotes): Promise<ChunkNotes> {
    const expireAt = new Date(this.clock.system().getTime() + KEPT_MS);
    const customers = [...notes].map(([id, past]) => ({ id, ...past }));
    await insertAbsent<NotesRecord>(this.notes, [{ _id: idOf(runId, seq), customers, expireAt }]);
    const stored = await this.find(runId, seq);
    if (stored === null)
      throw new Error(`the notes of chunk ${seq} of run ${runId} are gone right after they were stored`);
    return stored;
  }

  override async forget(customerId: string): Promise<void> {
    const named = { 'customers.id': { $eq: customerId } };
    await this.notes.updateMany(named, { $pull: { customers: { id: customerId } } });
  }
}
