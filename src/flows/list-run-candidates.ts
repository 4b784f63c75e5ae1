import { Injectable } from '@nestjs/common';
import type { FramedRule } from '../core/decision/frame/rule-places.js';
import type { RunFrame } from '../core/decision/frame/run-frame.js';
import {
  type CandidateCursor,
  candidateCursorText,
  inCandidateOrder,
  type LeftBecause,
  type LeftCandidate,
  leftIn,
  readCandidateCursor,
} from '../core/decision/record/left-candidates.js';
import { AppError } from './errors.js';
import { DecisionsView } from './ports/decisions-view.js';
import { RefusalStore } from './ports/refusal-store.js';
import { RunFrames } from './ports/run-frames.js';
import { RunStore } from './ports/run-store.js';

/** `after` is a page's `next`; null, and one that is none, begin at the beginning. */
type RunCandidatesQuestion = LeftBecause & {
  readonly runId: string;
  readonly after: string | null;
  readonly limit: number;
};

type RunCandidate = Pick<FramedRule, 'rule' | 'campaignId'> & { readonly customerId: string };

/**
 * `forgotten`: counted in a chunk that begins on this page, and named nowhere any more as they were forgotten since. Candidates
 * and forgotten of all pages come to the number of the reason, unless `expired`: the rules of the run are no longer kept.
 */
type RunCandidates = {
  readonly items: readonly RunCandidate[];
  readonly next: string | null;
  readonly forgotten: number;
  readonly expired: boolean;
};

type Filling = { readonly found: LeftCandidate[]; forgotten: number };
/** Of a chunk, all that are still named; how many were counted; after whom the page begins. */
type OfChunk = { readonly all: readonly LeftCandidate[]; readonly count: number; readonly last: CandidateCursor };

/** Read for one page, however few candidates each of them has. */
const MOST_CHUNKS = 8;
/** Before everybody of a chunk. */
const NOBODY = { customerId: '', rule: 0 };

/** Whose candidates a run counts as left at one stage for one reason: a customer may be there with several rules. */
@Injectable()
export class ListRunCandidates {
  constructor(
    private readonly runs: RunStore,
    private readonly frames: RunFrames,
    private readonly refusals: RefusalStore,
    private readonly decisions: DecisionsView,
  ) {}

  /** By chunk, then in the order of the base, then of the run's rules. */
  async run({ runId, after, limit, stage, code }: RunCandidatesQuestion): Promise<RunCandidates> {
    const run = await this.runs.find(runId);
    if (!run) throw new AppError('NOT_FOUND', 'no such run');
    const frame = await this.frames.find(run);
    if (frame === null) return { items: [], next: null, forgotten: 0, expired: true };
    const from = beginning(after);
    const asked = { runId, stage, code };
    const chunks = await this.refusals.chunksWith(asked, { from: from.seq, limit: MOST_CHUNKS + 1 });
    const page: Filling = { found: [], forgotten: 0 };
    let next: CandidateCursor | null = null;
    for (const [read, { seq, count }] of chunks.entries()) {
      next = { seq, ...NOBODY };
      if (page.found.length === limit || read === MOST_CHUNKS) break;
      const all = await this.ofChunk(asked, seq, frame);
      next = take(page, { all, count, last: from.seq === seq ? from : next }, limit);
      if (next !== null) break;
    }
    return {
      items: page.found.map((one) => namedIn(frame, one)),
      next: next && candidateCursorText(next),
      forgotten: page.forgotten,
      expired: false,
    };
  }

  /** Of who has a document, those that were ranked: the others have their entries as everybody has. */
  private async ofChunk(
    { runId, ...because }: LeftBecause & { readonly runId: string },
    seq: number,
    { places }: RunFrame,
  ): Promise<readonly LeftCandidate[]> {
    const { evaluate, conclude } = await this.refusals.ofChunk(runId, seq);
    const packed = [evaluate, conclude].flatMap((part) => (part ? leftIn(part, because) : []));
    const ranked = conclude ? await this.decisions.rankedOut(runId, seq, because) : [];
    const told = ranked.map((one): LeftCandidate => ({ customerId: one.customerId, rule: places.of(one) }));
    return [...packed, ...told].sort(inCandidateOrder);
  }
}

function beginning(after: string | null): CandidateCursor {
  return (after === null ? null : readCandidateCursor(after)) ?? { seq: 0, ...NOBODY };
}

/** Takes as many as there is room for. Answers the last of them where others are left. */
function take(page: Filling, { all, count, last }: OfChunk, limit: number): CandidateCursor | null {
  if (last.customerId === '') page.forgotten += Math.max(0, count - all.length);
  const left = all.filter((one) => isAfter(one, last));
  const taken = left.slice(0, limit - page.found.length);
  page.found.push(...taken);
  const end = taken.at(-1);
  return end !== undefined && taken.length < left.length ? { seq: last.seq, ...end } : null;
}

function isAfter(one: LeftCandidate, last: CandidateCursor): boolean {
  return last.customerId === '' || inCandidateOrder(one, last) > 0;
}

function namedIn({ rules }: RunFrame, { customerId, rule: place }: LeftCandidate): RunCandidate {
  const framed = rules[place];
  if (framed === undefined) throw new Error(`a candidate names rule ${place} of a run of ${rules.length}`);
  return { customerId, rule: framed.rule, campaignId: framed.campaignId };
}
