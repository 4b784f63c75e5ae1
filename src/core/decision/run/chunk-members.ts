import type { FactBlock } from '../../facts/fact-block.js';
import type { RunFrame } from '../frame/run-frame.js';
import { inAuditOrder } from '../record/audit-cursor.js';
import { membersOf } from './audience.js';
import { matchedIn, planFor } from './chunk-decisions.js';
import type { CustomerPast } from './customer-past.js';

/**
 * Bars of a funnel whose customers are named nowhere, or while a run is not over not all of them: who they are is worked out
 * again from what each chunk saw.
 */
export const UNNAMED_BARS = ['evaluated', 'matched', 'undecided'] as const;
export type UnnamedBar = (typeof UNNAMED_BARS)[number];

/** Of a chunk's customers those whom the run is for, in the order of the base: as many as it counted as evaluated. */
export function evaluatedOf(
  blocks: readonly FactBlock[],
  { audience, today }: Pick<RunFrame, 'audience' | 'today'>,
): readonly string[] {
  const ids = blocks.flatMap((block) => {
    const members = membersOf(audience, block, today);
    return block.ids.filter((_id, row) => members[row] === 1);
  });
  return ids.sort(inAuditOrder);
}

/** For whom some rule is true. Part by part of the blocks, in no order. */
export function* matchedOf(blocks: readonly FactBlock[], frame: RunFrame): Generator<readonly string[], void> {
  for (const part of matchedIn(blocks, frame)) yield part.map(({ customerId }) => customerId);
}

/**
 * Who matched and still stood when the chunk was evaluated, so that only the end of the run could say what becomes of them.
 * Part by part of the blocks, in no order. `wanted` says of whom to ask.
 */
export function* undecidedOf(
  blocks: readonly FactBlock[],
  notes: ReadonlyMap<string, CustomerPast>,
  frame: RunFrame,
  wanted?: (customerId: string) => boolean,
): Generator<readonly string[], void> {
  for (const part of matchedIn(blocks, frame, wanted)) {
    const standing = part.filter((one) => planFor(one, notes.get(one.customerId) ?? {}, frame).ranked.length > 0);
    yield standing.map(({ customerId }) => customerId);
  }
}
