import { STAGES, type Stage } from '../../policy/refusal.js';
import type { CandidateRecord, Decision } from '../decision.js';
import { cursorText, inAuditOrder, readChunkCursor } from './audit-cursor.js';
import type { PackedPart } from './packed-ends.js';

/** Where candidates left, and why: what a run counts them by. */
export type LeftBecause = { readonly stage: Stage; readonly code: string };

/** A candidate that left: whose it was, and which of the run's rules. */
export type LeftCandidate = { readonly customerId: string; readonly rule: number };

/** The candidates of one part of a chunk that left so. Whose id is forgotten is not among them, though counted. */
export function leftIn({ ids, block }: PackedPart, { stage, code }: LeftBecause): readonly LeftCandidate[] {
  const [stagePlace, codePlace] = [STAGES.indexOf(stage), block.codeNames.indexOf(code)];
  const found: LeftCandidate[] = [];
  if (codePlace < 0) return found;
  for (let index = 0; index < block.n; index += 1) {
    if (block.stages[index] !== stagePlace || block.codes[index] !== codePlace) continue;
    const customerId = ids[block.customers[index] ?? -1] ?? '';
    const rule = block.rules[index];
    if (customerId !== '' && rule !== undefined) found.push({ customerId, rule });
  }
  return found;
}

/** A candidate that was ranked and left, told by its customer's document. */
export type RankedOut = Pick<CandidateRecord, 'ruleId' | 'campaignId'> & { readonly customerId: string };

/** Of a document's candidates those that were ranked and left so, by the first of their reasons. */
export function rankedOutOf(
  { customerId, candidates }: Pick<Decision, 'customerId' | 'candidates'>,
  { stage, code }: LeftBecause,
): readonly RankedOut[] {
  const out = candidates.filter(
    ({ rank, left }) => rank !== undefined && left?.stage === stage && left.refusals[0]?.code === code,
  );
  return out.map(({ ruleId, campaignId }) => ({ customerId, ruleId, ...(campaignId ? { campaignId } : {}) }));
}

/** In the order of the base; of one customer, in the order of the run's rules. */
export function inCandidateOrder(a: LeftCandidate, b: LeftCandidate): number {
  return inAuditOrder(a.customerId, b.customerId) || a.rule - b.rule;
}

/** The last candidate of the page before. Of one that begins with a chunk, nobody's (an empty id). */
export type CandidateCursor = LeftCandidate & { readonly seq: number };

const FORM = /^(?<chunk>.+)\.(?<rule>\d{1,5})$/;

/** As one text that nobody need read; `readCandidateCursor` does. */
export function candidateCursorText({ rule, ...place }: CandidateCursor): string {
  return `${cursorText(place)}.${rule}`;
}

/** Null if it is none of ours. */
export function readCandidateCursor(text: string): CandidateCursor | null {
  const { chunk = '', rule } = FORM.exec(text)?.groups ?? {};
  const place = readChunkCursor(chunk);
  return place && { ...place, rule: Number(rule) };
}
