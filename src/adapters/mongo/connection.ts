import mongoose from 'mongoose';

export type Db = mongoose.mongo.Db;
export type ClientSession = mongoose.mongo.ClientSession;
export type Collection<T extends mongoose.mongo.Document> = mongoose.mongo.Collection<T>;
export type Document = mongoose.mongo.Document;
export type Long = mongoose.mongo.Long;
export type Filter<T> = mongoose.mongo.Filter<T>;
export type AnyBulkWriteOperation<T extends mongoose.mongo.Document> = mongoose.mongo.AnyBulkWriteOperation<T>;
export const { Binary, MongoServerError, MongoBulkWriteError } = mongoose.mongo;
/** A document's bytes, decoded as the driver decodes what it reads on these connections. */
export const deserialize = (bytes: Uint8Array): Record<string, unknown> =>
  mongoose.mongo.BSON.deserialize(bytes, { promoteBuffers: true, validation: { utf8: true } } as const);
export type MongoBulkWriteError = mongoose.mongo.MongoBulkWriteError;
export type Binary = mongoose.mongo.Binary;

const DUPLICATE_KEY = 11_000;

/** One process, one connection: stores get typed collections from it. */
export class MongoConnection {
  private constructor(private readonly connection: mongoose.Connection) {}

  /** Opens, or throws within ten seconds. Numbers stay numbers; writes are acknowledged by the majority. */
  static async open(uri: string): Promise<MongoConnection> {
    const connection = await mongoose
      .createConnection(uri, {
        serverSelectionTimeoutMS: 10_000,
        writeConcern: { w: 'majority' },
        promoteBuffers: true,
      })
      .asPromise();
    return new MongoConnection(connection);
  }

  get db(): Db {
    const { db } = this.connection;
    if (!db) throw new Error('the connection to MongoDB is closed');
    return db;
  }

  collection<T extends mongoose.mongo.Document>(name: string): Collection<T> {
    return this.db.collection<T>(name);
  }

  /** All of the work or nothing; done again when another transaction was in its way. */
  async inTransaction<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
    const session = await this.connection.startSession();
    try {
      return await session.withTransaction(() => work(session), { writeConcern: { w: 'majority' } });
    } finally {
      await session.endSession();
    }
  }

  /** For several commands that belong together; whoever asks ends it. */
  async startSession(): Promise<ClientSession> {
    return this.connection.startSession({ causalConsistency: false });
  }

  /**
   * The answer to a find as it came: of many small documents, each of which the driver would make an object of. Should no
   * answer come, it is asked once more, as the driver would.
   */
  async answerOf(collection: string, find: object): Promise<Uint8Array> {
    const ask = () => this.db.command({ find: collection, ...find }, { raw: true });
    const { cursor } = await ask().catch(ask);
    return cursor as Uint8Array;
  }

  async ping(): Promise<void> {
    await this.db.command({ ping: 1 });
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}

/** A unique index said no: somebody was there before. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

/** A bulk write of which nothing failed but inserts of what was there. */
export function isOnlyDuplicates(error: unknown): error is MongoBulkWriteError {
  if (!(error instanceof MongoBulkWriteError)) return false;
  const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return failures.length > 0 && failures.every(({ code }) => code === DUPLICATE_KEY);
}

/** Inserts in any order and lets rows that exist be; every other failure is thrown. Answers how many were new. */
export async function insertAbsent<T extends mongoose.mongo.Document>(
  collection: Collection<T>,
  rows: readonly mongoose.mongo.OptionalUnlessRequiredId<T>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  try {
    const { insertedCount } = await collection.insertMany([...rows], { ordered: false });
    return insertedCount;
  } catch (error) {
    if (isOnlyDuplicates(error)) return error.insertedCount;
    throw error;
  }
}
