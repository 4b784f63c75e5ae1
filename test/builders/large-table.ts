import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const TABLE = 'samples/telco-customer-churn.csv';

function* copies(rows: readonly string[], customers: number): Iterable<string> {
  for (let index = 0; index < customers; index += 1) {
    yield `${Math.floor(index / rows.length)}-${rows[index % rows.length]}\n`;
  }
}

/** Writes the sample table over and over, each copy with ids of its own, until it holds so many customers. */
export async function writeLargeTable(file: string, customers: number): Promise<void> {
  const [header = '', ...rows] = (await readFile(TABLE, 'utf8')).trim().split(/\r?\n/);
  const lines = function* () {
    yield `${header}\n`;
    yield* copies(rows, customers);
  };
  await pipeline(Readable.from(lines()), createWriteStream(file));
}
