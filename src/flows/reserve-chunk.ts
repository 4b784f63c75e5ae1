import { Injectable } from '@nestjs/common';
import { type RunStep, roundOf } from '../core/campaign/run-step.js';
import type { RunFrame } from '../core/decision/frame/run-frame.js';
import { type AllottedRow, inOrder, type Stop } from '../core/decision/rounds/allotment.js';
import { Together } from '../core/decision/rounds/together.js';
import type { ContactRow } from '../core/policy/contact-policy.js';
import type { Refusal } from '../core/policy/refusal.js';
import { answersOf } from './ports/answers-of.js';
import { askedContact } from './ports/asked-contact.js';
import { ChunkDesk, type ChunkEnd, type ChunkInHand } from './ports/chunk-desk.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { PlacesTaken } from './ports/places-taken.js';
import { RoundStore } from './ports/round-store.js';
import { RunFrames } from './ports/run-frames.js';
import type { ChunkDone } from './ports/run-store.js';

/** Units asked for between two looks at the lease. */
const BATCH = 1_000;

/** Who is asked for, one after the other: they share caps. `row` is the place in the allotment. */
type Unit = readonly { readonly row: number; readonly asked: AllottedRow }[];

/**
 * Asks the ledger for a round's places, those of one household in the order of the allotment and never at once, so that
 * the result does not hang on which worker was faster. A place that is held already is a success.
 */
@Injectable()
export class ReserveChunk {
  constructor(
    private readonly desk: ChunkDesk,
    private readonly rounds: RoundStore,
    private readonly frames: RunFrames,
    private readonly ledger: ContactLedger,
    private readonly places: PlacesTaken,
    private readonly clock: Clock,
  ) {}

  run(runId: string, step: RunStep, seq: number): Promise<ChunkEnd> {
    return this.desk.work(runId, step, seq, {
      does: (chunk) => this.reserve(chunk),
      clears: ({ claim }, because) => this.places.giveBack(claim, because),
    });
  }

  private async reserve(chunk: ChunkInHand): Promise<ChunkDone | null> {
    const { run, claim } = chunk;
    const round = roundOf(claim.step) ?? 0;
    const { rows = [] } = (await this.rounds.allotment(run.id, round, claim.seq)) ?? {};
    const frame = await this.frames.of(run);
    const units = unitsOf(rows);
    const stops: Stop[] = [];
    for (let from = 0; from < units.length; from += BATCH) {
      const batch = units.slice(from, from + BATCH);
      const stopped = await answersOf(batch, (unit) => this.askFor(chunk, unit, frame));
      stops.push(...stopped.flat());
      if (!(await chunk.mayGoOn())) return null;
    }
    await this.rounds.keepStops(run.id, round, claim.seq, stops);
    return {};
  }

  private async askFor(chunk: ChunkInHand, unit: Unit, frame: RunFrame): Promise<readonly Stop[]> {
    const stops: Stop[] = [];
    for (const { row, asked } of unit) {
      const refusals = await this.refusalsOf(askedContact(chunk.run, asked, frame), frame);
      if (refusals.length > 0) stops.push({ row, refusals });
    }
    return stops;
  }

  private async refusalsOf(row: ContactRow, { caps }: RunFrame): Promise<readonly Refusal[]> {
    const answer = await this.ledger.reserve(row, caps, this.clock.now());
    if (answer.kind === 'refused') return answer.refusals;
    if (answer.row.outreachId === row.outreachId) return [];
    // The run holds a place for the customer that no round asked for: nobody knows whose, so nothing is put beside it.
    throw new Error(`run ${row.runId} holds another place for a customer than the one that is asked for`);
  }
}

function unitsOf(rows: readonly AllottedRow[]): readonly Unit[] {
  const places = new Map(rows.map((asked, row) => [asked, row]));
  const together = new Together();
  for (const row of rows) together.link(row);
  const units = Map.groupBy(inOrder(rows), (row) => together.of(row));
  return [...units.values()].map((unit) => unit.map((asked) => ({ row: places.get(asked) ?? -1, asked })));
}
