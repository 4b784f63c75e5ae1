import type { Column, FactBlock } from './fact-block.js';

/**
 * A block of the base that is kept at hand. Its columns are the same objects for as long as nothing in them changes, so
 * what is worked out of one is kept beside it. `live` has a bit a row, the lowest of a word first: rows that are not were
 * replaced by rows of another block, or have gone. Null: all are.
 */
export type HeldBlock = FactBlock & { readonly live: Uint32Array | null };

/** The bytes a column takes, about; texts of a dictionary are counted as they are met. */
export function bytesOfColumn(column: Column): number {
  const { present } = column;
  switch (column.kind) {
    case 'list':
      return [...column.fields.values()].reduce(
        (sum, field) => sum + bytesOfColumn(field),
        present.byteLength + column.offsets.byteLength,
      );
    case 'series':
      return present.byteLength + column.values.byteLength + column.known.byteLength;
    case 'dict':
      return column.dictionary.reduce(
        (sum, text) => sum + 40 + text.length,
        present.byteLength + column.values.byteLength,
      );
    default:
      return present.byteLength + column.values.byteLength;
  }
}
