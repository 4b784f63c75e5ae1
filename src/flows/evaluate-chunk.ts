import { Injectable } from '@nestjs/common';
import type { RunCounts } from '../core/campaign/run.js';
import type { RunStep } from '../core/campaign/run-step.js';
import { conclude } from '../core/decision/conclude.js';
import type { Plan } from '../core/decision/decide.js';
import type { RunFrame } from '../core/decision/frame/run-frame.js';
import { packRefusals } from '../core/decision/record/refusal-block.js';
import { RefusedCandidates } from '../core/decision/record/refused-candidates.js';
import { standeeOf } from '../core/decision/rounds/standee.js';
import { type Standee, standingBlock } from '../core/decision/rounds/standing-block.js';
import { evaluatedIn, type Matched, matchedIn, planFor } from '../core/decision/run/chunk-decisions.js';
import { type Demand, demandsOf } from '../core/decision/run/demand.js';
import type { FactBlock } from '../core/facts/fact-block.js';
import { ChunkDesk, type ChunkEnd, type ChunkInHand } from './ports/chunk-desk.js';
import { ChunkFacts } from './ports/chunk-facts.js';
import { DemandLog } from './ports/demand-log.js';
import { PlacesTaken } from './ports/places-taken.js';
import { RefusalStore } from './ports/refusal-store.js';
import { RoundStore } from './ports/round-store.js';
import { RunFrames } from './ports/run-frames.js';
import type { ChunkNotes } from './ports/run-notes.js';
import type { ChunkDone } from './ports/run-store.js';

/** What the evaluation of a chunk has found so far. */
type Found = {
  readonly standees: Standee[];
  readonly refused: RefusedCandidates;
  readonly demands: Demand[];
  readonly counts: { matched: number; readonly refused: Record<string, number> };
};

/**
 * The first step of a chunk: who matches, which candidates leave at which stage, and who stands with what. Nothing is
 * reserved. Safe to do twice, or twice at once: facts and pasts come from what the first attempt kept.
 */
@Injectable()
export class EvaluateChunk {
  constructor(
    private readonly desk: ChunkDesk,
    private readonly frames: RunFrames,
    private readonly facts: ChunkFacts,
    private readonly rounds: RoundStore,
    private readonly refusals: RefusalStore,
    private readonly demands: DemandLog,
    private readonly places: PlacesTaken,
  ) {}

  run(runId: string, step: RunStep, seq: number): Promise<ChunkEnd> {
    return this.desk.work(runId, step, seq, {
      does: (chunk) => this.evaluate(chunk),
      clears: async ({ claim }, because) => {
        await this.places.giveBack(claim, because);
        await this.rounds.dropStanding(claim.runId, claim.seq);
      },
    });
  }

  private async evaluate(chunk: ChunkInHand): Promise<ChunkDone | null> {
    const { run, claim } = chunk;
    const frame = await this.frames.of(run);
    const { blocks, notes } = await this.facts.of(chunk, frame);
    const found = await this.findIn(chunk, blocks, notes, frame);
    if (found === null) return null;
    const { standees, refused, demands, counts } = found;
    await this.refusals.keep(claim, 'evaluate', { ids: refused.ids, block: packRefusals(refused.entries) });
    await this.demands.record(demands);
    await this.rounds.keepStanding(run.id, claim.seq, standingBlock(standees));
    const whole: RunCounts = { evaluated: evaluatedIn(blocks, frame), ...counts, scheduled: 0 };
    return { counts: whole };
  }

  /** Null: it may not go on. Between parts of a block the event loop has its turn. */
  private async findIn(
    chunk: ChunkInHand,
    blocks: readonly FactBlock[],
    notes: ChunkNotes,
    frame: RunFrame,
  ): Promise<Found | null> {
    const found: Found = {
      standees: [],
      refused: new RefusedCandidates(frame.places),
      demands: [],
      counts: { matched: 0, refused: {} },
    };
    for (const part of matchedIn(blocks, frame)) {
      for (const one of part) note(found, one, planFor(one, notes.get(one.customerId) ?? {}, frame), frame);
      await new Promise(setImmediate);
      if (!(await chunk.mayGoOn())) return null;
    }
    return found;
  }
}

function note({ standees, refused, demands, counts }: Found, one: Matched, plan: Plan, frame: RunFrame): void {
  const { customerId, sheet } = one;
  counts.matched += 1;
  refused.add(customerId, plan.left);
  demands.push(...demandsOf({ customerId, at: frame.decision.cutOff, facts: sheet, candidates: plan.left }));
  if (plan.ranked.length > 0) {
    standees.push(standeeOf(one, plan, frame.places));
    return;
  }
  const { outcome } = conclude(plan, { holder: null, passedOver: [] }, () => '');
  if (outcome.kind === 'refused') counts.refused[outcome.code] = (counts.refused[outcome.code] ?? 0) + 1;
}
