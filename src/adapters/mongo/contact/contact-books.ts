import { randomUUID } from 'node:crypto';
import { type ContactBook, emptyBook, unitsBeside } from '../../../core/policy/cap/contact-books.js';
import { Coalescer } from '../coalescer.js';
import {
  type AnyBulkWriteOperation,
  type ClientSession,
  isDuplicateKey,
  isOnlyDuplicates,
  type MongoConnection,
} from '../connection.js';

/** `_id` is the cap unit. Every write raises `version`, and carries the one it read in its filter. */
export type ContactsRecord = Omit<ContactBook, 'unit'> & {
  readonly _id: string;
  /** Which batch of writes this came with. */
  readonly batch?: string;
};

/** Round trips under way at once, and books in one. */
const TOGETHER = { lanes: 4, most: 500 };

/** Somebody else was faster: nothing of the transaction holds. */
class Overtaken extends Error {}

export function bookOf({ _id, batch: _batch, ...rest }: ContactsRecord): ContactBook {
  return { unit: _id, ...rest };
}

function recordOf({ unit, version, ...rest }: ContactBook, batch: string): ContactsRecord {
  return { _id: unit, ...rest, version: version + 1, batch };
}

/** Books as documents: read together, written if nobody was faster, several in one transaction. */
export class MongoContactBooks {
  private readonly reads = new Coalescer((units: readonly string[]) => this.readAll(units), TOGETHER);
  private readonly writes = new Coalescer((books: readonly ContactBook[]) => this.writeAll(books), TOGETHER);

  constructor(private readonly connection: MongoConnection) {}

  private get contacts() {
    return this.connection.collection<ContactsRecord>('contacts');
  }

  read(unit: string): Promise<ContactBook> {
    return this.reads.ask(unit);
  }

  /** False: somebody else was faster, and nothing was written. Each book carries the version it was read at. */
  async write(books: readonly ContactBook[]): Promise<boolean> {
    const [first] = books;
    if (first === undefined) return true;
    return books.length === 1 ? this.writes.ask(first) : this.writeTogether(books);
  }

  private async readAll(units: readonly string[]): Promise<readonly ContactBook[]> {
    const filter = { _id: { $in: [...new Set(units)] } };
    const found = await this.contacts.find(filter, { readConcern: { level: 'majority' } }).toArray();
    const known = new Map(found.map((record) => [record._id, bookOf(record)]));
    return units.map((unit) => known.get(unit) ?? emptyBook(unit));
  }

  /**
   * Which of several writes came too late is not told: where the count says that some did, each is looked up by the
   * batch's token. One that was written and already changed again by somebody else counts as too late: asked again, it
   * finds itself in place, because every change made twice is made once.
   */
  private async writeAll(books: readonly ContactBook[]): Promise<readonly boolean[]> {
    const batch = randomUUID();
    const operations = books.map((book): AnyBulkWriteOperation<ContactsRecord> => {
      const { unit, version } = book;
      if (version === 0) return { insertOne: { document: recordOf(book, batch) } };
      const { _id, ...replacement } = recordOf(book, batch);
      return { replaceOne: { filter: { _id: { $eq: unit }, version }, replacement } };
    });
    if ((await this.bulkWritten(operations)) === books.length) return books.map(() => true);
    const units = books.map(({ unit }) => unit);
    const mine = await this.contacts
      .find({ _id: { $in: units }, batch })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    const written = new Set(mine.map(({ _id }) => _id));
    // Of two writes of one book in one batch the first was made; the second asks again.
    return units.map((unit) => written.delete(unit));
  }

  private async bulkWritten(operations: AnyBulkWriteOperation<ContactsRecord>[]): Promise<number> {
    try {
      const { insertedCount, matchedCount } = await this.contacts.bulkWrite(operations, { ordered: false });
      return insertedCount + matchedCount;
    } catch (error) {
      if (isOnlyDuplicates(error)) return 0;
      throw error;
    }
  }

  private async writeTogether(books: readonly ContactBook[]): Promise<boolean> {
    const batch = randomUUID();
    try {
      await this.connection.inTransaction(async (session) => {
        for (const book of books) await this.writeOne(book, batch, session);
      });
      return true;
    } catch (error) {
      if (error instanceof Overtaken || isDuplicateKey(error)) return false;
      throw error;
    }
  }

  private async writeOne(book: ContactBook, batch: string, session: ClientSession): Promise<void> {
    const { unit, version } = book;
    if (version === 0) {
      await this.contacts.insertOne(recordOf(book, batch), { session });
      return;
    }
    const { _id, ...replacement } = recordOf(book, batch);
    const filter = { _id: { $eq: unit }, version };
    const { matchedCount } = await this.contacts.replaceOne(filter, replacement, { session });
    if (matchedCount !== 1) throw new Overtaken();
  }
}

/**
 * A customer forgotten: their rows go from every book that may hold one, their own book last, which names them. Asked
 * again, it finishes.
 */
export async function forgetContacts(connection: MongoConnection, customerId: string): Promise<void> {
  const contacts = connection.collection<ContactsRecord>('contacts');
  const own = await contacts.findOne({ _id: { $eq: customerId } });
  if (own === null) return;
  const home = own.home === undefined ? own : await contacts.findOne({ _id: { $eq: own.home } });
  const rows = (home?.rows ?? []).filter((row) => row.customerId === customerId);
  const beside = [...rows.flatMap((row) => unitsBeside(row, home?._id ?? '')), ...(own.past ?? [])];
  // The home goes last of them: until then it tells where the others are.
  for (const unit of new Set([...beside, ...(own.home === undefined ? [] : [own.home])])) {
    await contacts.updateOne(
      { _id: { $eq: unit } },
      { $pull: { rows: { customerId: { $eq: customerId } }, members: { $eq: customerId } }, $inc: { version: 1 } },
    );
  }
  await contacts.deleteOne({ _id: { $eq: customerId } });
}
