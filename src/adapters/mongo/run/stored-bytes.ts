import type { MongoConnection } from '../connection.js';

type Bytes = readonly Uint8Array[];

function sameBytes(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((one, index) => Buffer.compare(one, b[index] ?? new Uint8Array()) === 0);
}

/** Small collections as they are stored: whether they changed is told without decoding a document. */
export class StoredBytes {
  private known: readonly Bytes[] = [];

  constructor(
    private readonly connection: MongoConnection,
    private readonly names: readonly string[],
  ) {}

  /**
   * Asks what is stored now; the answer says whether any byte is another than when `took` was called last, and takes them.
   * Who reads documents after asking, and takes then, sees at the next asking what changed between the two.
   */
  async ask(): Promise<{ readonly changed: boolean; took(): void }> {
    const now = await Promise.all(this.names.map((name) => this.read(name)));
    const changed = this.known.length === 0 || now.some((bytes, index) => !sameBytes(bytes, this.known[index] ?? []));
    return {
      changed,
      took: () => {
        this.known = now;
      },
    };
  }

  private async read(name: string): Promise<Bytes> {
    const found = await this.connection.collection(name).find({}, { raw: true }).sort({ _id: 1 }).toArray();
    // Slices of one answer, which lives as long as they do.
    return found as unknown as Bytes;
  }
}
