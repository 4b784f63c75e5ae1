import type { Cursor } from '../connection.js';
import { BsonReader } from './bson-reader.js';
import type { FactDocument } from './fact-documents.js';

/** Documents taken from the driver at a time: what it makes of each lives no longer than these. */
const AT_ONCE = 64;

/** One for all: texts that streams have in common are shared, and no document is half read when the next is begun. */
const reader = new BsonReader();

const decoded = (bytes: unknown) => reader.read(bytes as Uint8Array) as unknown as FactDocument;

/** One document read as bytes. */
export function decodedOne<T>(bytes: Uint8Array): T {
  return reader.read(bytes) as T;
}

/** Few documents read as bytes. */
export function decodedAll(raw: readonly unknown[]): FactDocument[] {
  return raw.map(decoded);
}

/**
 * Documents of a find, batch by batch as the server answers, each decoded while the batch is gone through: nobody holds more
 * decoded documents than they keep. The first batch is asked for at once, so that the server reads it while something else is
 * worked on. Who does not go through it closes it.
 */
export class DocumentStream implements AsyncIterable<Iterable<FactDocument>> {
  /** Fulfilled when the first batch is there. */
  readonly arrived: Promise<boolean>;

  constructor(private readonly cursor: Cursor) {
    this.arrived = cursor.hasNext();
    // Whoever waits for it is told.
    this.arrived.catch(() => {});
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Iterable<FactDocument>> {
    try {
      for (let more = await this.arrived; more; more = await this.cursor.hasNext()) yield this.batch();
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    await this.cursor.close();
  }

  /** All that the server sent; what a reader leaves unread would be lost, so it is gone through whole. */
  private *batch(): Iterable<FactDocument> {
    while (this.cursor.bufferedCount() > 0) {
      for (const bytes of this.cursor.readBufferedDocuments(AT_ONCE)) yield decoded(bytes);
    }
  }
}
