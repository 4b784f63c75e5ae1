import { BsonReader } from './bson-reader.js';
import type { FactDocument } from './fact-documents.js';
import type { RawFind } from './raw-find.js';

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

function* oneByOne(batch: readonly Uint8Array[]): Iterable<FactDocument> {
  for (const bytes of batch) yield decoded(bytes);
}

/**
 * Documents of a find, batch by batch as the server answers, each decoded while the batch is gone through: nobody holds more
 * decoded documents than they keep. The first batch is asked for at once, so that the server reads it while something else is
 * worked on. Who does not go through it closes it.
 */
export class DocumentStream implements AsyncIterable<Iterable<FactDocument>> {
  /** Fulfilled when the first batch is there. */
  readonly arrived: Promise<readonly Uint8Array[] | null>;

  constructor(private readonly find: RawFind) {
    this.arrived = find.next();
    // Whoever waits for it is told.
    this.arrived.catch(() => {});
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Iterable<FactDocument>> {
    try {
      for (let batch = await this.arrived; batch !== null; batch = await this.find.next()) yield oneByOne(batch);
    } finally {
      await this.find.close();
    }
  }

  /** What is on its way is waited for: nobody else lets go of it. */
  async close(): Promise<void> {
    await this.arrived.catch(() => {});
    await this.find.close();
  }
}
