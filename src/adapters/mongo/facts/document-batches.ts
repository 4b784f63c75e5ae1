import type { FactDocument } from './fact-documents.js';

export const byPlaceThenId = (a: FactDocument, b: FactDocument) => a.h - b.h || (a._id < b._id ? -1 : 1);

/** Documents in order of place as batches in order of place, then id: who shares a place is in one batch. */
export async function* batchesOf(
  documents: AsyncIterable<FactDocument>,
  most: number,
): AsyncIterable<readonly FactDocument[]> {
  let batch: FactDocument[] = [];
  for await (const document of documents) {
    if (batch.length >= most && batch.at(-1)?.h !== document.h) {
      yield batch.sort(byPlaceThenId);
      batch = [];
    }
    batch.push(document);
  }
  yield batch.sort(byPlaceThenId);
}
