import { Injectable } from '@nestjs/common';
import { leftOutBy } from '../core/campaign/halt/left-out.js';
import type { RunStep } from '../core/campaign/run-step.js';
import { roundOf } from '../core/campaign/run-step.js';
import { type AllottedRow, allottedRow } from '../core/decision/rounds/allotment.js';
import { haltedRules } from '../core/decision/rounds/halted-rules.js';
import type { StandingBlock } from '../core/decision/rounds/standing-block.js';
import { type ChunkChoice, type StandingSize, WholeRun } from '../core/decision/rounds/whole-run.js';
import { ChunkDesk, type ChunkEnd, type ChunkInHand } from './ports/chunk-desk.js';
import { Halts } from './ports/halts.js';
import { PlacesTaken } from './ports/places-taken.js';
import { RoundStore } from './ports/round-store.js';
import { RunFrames } from './ports/run-frames.js';
import type { ChunkDone } from './ports/run-store.js';

/**
 * Who is to have what, over the whole run, in one total order: the one step that sees everybody (methods.md section 16). It
 * reads what the chunks said who stands, and in the rounds before what they were refused; asks for the next; and when
 * nobody is left to be asked for, tells every chunk how its customers ended. A campaign that was halted since leaves here, and
 * gives back what it has. A function of what is stored: made twice, it says the same twice.
 */
@Injectable()
export class AllocateRun {
  constructor(
    private readonly desk: ChunkDesk,
    private readonly rounds: RoundStore,
    private readonly frames: RunFrames,
    private readonly places: PlacesTaken,
    private readonly halts: Halts,
  ) {}

  run(runId: string, step: RunStep, seq: number): Promise<ChunkEnd> {
    return this.desk.work(runId, step, seq, {
      does: (chunk) => this.allocate(chunk),
      // It takes nothing itself; what the rounds have reserved for this chunk's own customers goes back as for any other.
      clears: ({ claim }, because) => this.places.giveBack(claim, because),
    });
  }

  private async allocate(chunk: ChunkInHand): Promise<ChunkDone | null> {
    const { run, claim } = chunk;
    const round = roundOf(claim.step) ?? 0;
    const sizes = await this.rounds.standingSizes(run.id);
    const whole = new WholeRun(sizes);
    for (const { seq } of sizes) {
      whole.add(seq, await this.blockOf(run.id, seq));
      if (!(await chunk.mayGoOn())) return null;
    }
    const { choose, rules } = await this.frames.of(run);
    const out = await this.halts.asOf(run, round);
    const withdrawn = (at: number) => whole.withdraw(haltedRules(rules, leftOutBy(out, at)));
    for (let before = 0; before < round; before += 1) {
      withdrawn(before);
      for await (const { allotment, stops } of this.rounds.answers(run.id, before)) {
        whole.replay(allotment.rows, stops);
      }
      whole.settle();
      if (!(await chunk.mayGoOn())) return null;
    }
    if (!(await this.halts.giveBack(chunk, withdrawn(round), rules, out))) return null;
    const chosen = whole.allot(choose);
    const told = chosen.size > 0 ? this.tellAsked(chunk, whole, chosen, round) : this.tellEnds(chunk, whole, sizes);
    return (await told) ? { asked: chosen.size > 0 } : null;
  }

  private async blockOf(runId: string, seq: number): Promise<StandingBlock> {
    const block = await this.rounds.standing(runId, seq);
    if (block === null) throw new Error(`nobody knows who stands in chunk ${seq} of run ${runId}`);
    return block;
  }

  /** Each chunk asks for the units that are its own, whichever chunk their customers are in. */
  private async tellAsked(
    chunk: ChunkInHand,
    whole: WholeRun,
    chosen: ReadonlyMap<number, ChunkChoice>,
    round: number,
  ): Promise<boolean> {
    const { id } = chunk.run;
    const byAsker = new Map<number, AllottedRow[]>();
    for (const [seq, { choices, without }] of chosen) {
      if (without.length > 0) await this.rounds.keepLost(id, round, seq, without);
      const block = await this.blockOf(id, seq);
      for (const { customer, candidate } of choices) {
        const row = allottedRow(block, seq, customer, candidate);
        const asker = whole.askerOf(row);
        const rows = byAsker.get(asker) ?? [];
        rows.push(row);
        byAsker.set(asker, rows);
      }
      if (!(await chunk.mayGoOn())) return false;
    }
    for (const [asker, rows] of byAsker) {
      await this.rounds.keepAllotment(id, round, asker, { rows });
      if (!(await chunk.mayGoOn())) return false;
    }
    return true;
  }

  private async tellEnds(chunk: ChunkInHand, whole: WholeRun, sizes: readonly StandingSize[]): Promise<boolean> {
    for (const size of sizes) {
      await this.rounds.keepResult(chunk.run.id, size.seq, whole.resultOf(size));
      if (!(await chunk.mayGoOn())) return false;
    }
    return true;
  }
}
