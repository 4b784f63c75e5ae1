import type { AllottedRow, ChunkResult, NoPlace, Stop } from '../../core/decision/rounds/allotment.js';
import type { StandingBlock } from '../../core/decision/rounds/standing-block.js';

/** What one chunk asks the ledger for in a round. */
export type Allotment = { readonly rows: readonly AllottedRow[] };

/**
 * What the steps of a run hand on to each other. Everything is kept once: a second attempt leaves what is there, which is
 * the same, because each step is a function of what the one before kept.
 */
export abstract class RoundStore {
  abstract keepStanding(runId: string, seq: number, block: StandingBlock): Promise<void>;
  abstract standing(runId: string, seq: number): Promise<StandingBlock | null>;
  /** Sequence numbers of the chunks that have a standing block, with how many customers and candidates, in order. */
  abstract standingSizes(
    runId: string,
  ): Promise<readonly { readonly seq: number; readonly customers: number; readonly candidates: number }[]>;
  abstract keepAllotment(runId: string, round: number, seq: number, allotment: Allotment): Promise<void>;
  abstract allotment(runId: string, round: number, seq: number): Promise<Allotment | null>;
  /** Whom of a chunk a round passed over, as something was too scarce. */
  abstract keepLost(runId: string, round: number, seq: number, lost: readonly NoPlace[]): Promise<void>;
  /** Of all rounds. */
  abstract lost(runId: string, seq: number): Promise<readonly NoPlace[]>;
  abstract keepStops(runId: string, round: number, seq: number, stops: readonly Stop[]): Promise<void>;
  /** Of a round: every chunk's rows with what was stopped of them; null where the chunk was given up before it said. */
  abstract answers(
    runId: string,
    round: number,
  ): AsyncIterable<{ readonly seq: number; readonly allotment: Allotment; readonly stops: readonly Stop[] | null }>;
  abstract keepResult(runId: string, seq: number, result: ChunkResult): Promise<void>;
  abstract result(runId: string, seq: number): Promise<ChunkResult | null>;
  /** Of a chunk that was given up: nobody of it is to be asked for. */
  abstract dropStanding(runId: string, seq: number): Promise<void>;
  /** Drops what the steps of an ended run handed on. */
  abstract drop(runId: string): Promise<void>;
}
