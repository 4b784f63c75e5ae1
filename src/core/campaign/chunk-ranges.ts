import type { PlaceRange } from '../facts/fact-block.js';
import { PLACES } from '../kit/hash.js';

/**
 * The whole base in even ranges of places, about `perChunk` customers in each: places are hashes, so customers spread
 * evenly over them. At least one, so that a run over nobody ends too.
 */
export function chunkRanges(customers: number, perChunk: number): readonly PlaceRange[] {
  const count = Math.max(1, Math.ceil(customers / perChunk));
  const edge = (index: number) => Math.round((index * PLACES) / count);
  return Array.from({ length: count }, (_, index) => ({ from: edge(index), to: edge(index + 1) }));
}
