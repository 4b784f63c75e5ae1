import { PLACES, placeOf } from '../../kit/hash.js';
import type { Refusal } from '../../policy/refusal.js';
import type { AllottedRow, ChunkResult, NoPlace, Stop } from './allotment.js';
import { type Choose, Rounds } from './rounds.js';
import type { StandingBlock } from './standing-block.js';
import { Together } from './together.js';

/** A chunk in which somebody stands, with how many. */
export type StandingSize = { readonly seq: number; readonly customers: number; readonly candidates: number };

/** `customer` and `candidate` are places in the chunk's block. */
export type LocalChoice = { readonly customer: number; readonly candidate: number };

/** For whom of a chunk the ledger is to be asked, and what was too scarce for better candidates of theirs. */
export type ChunkChoice = { readonly choices: readonly LocalChoice[]; readonly without: readonly NoPlace[] };

/**
 * The rounds of a run whose customers stand in chunks: what is chosen among all is told chunk by chunk, and what the
 * chunks answer is told to all.
 */
export class WholeRun {
  private readonly rounds: Rounds;
  /** By chunk, the number of its first customer and of its first candidate among all. */
  private readonly firsts = new Map<number, { readonly customer: number; readonly candidate: number }>();
  private readonly refusals = new Map<number, readonly Refusal[]>();
  private readonly together = new Together();
  private gone: ReadonlyMap<number, Refusal> = new Map();
  private candidates = 0;

  constructor(private readonly sizes: readonly StandingSize[]) {
    const total = (of: (size: StandingSize) => number) => sizes.reduce((sum, size) => sum + of(size), 0);
    this.rounds = new Rounds(
      total(({ customers }) => customers),
      total(({ candidates }) => candidates),
    );
  }

  add(seq: number, block: StandingBlock): void {
    this.firsts.set(seq, { customer: this.rounds.add(block), candidate: this.candidates });
    this.candidates += block.rules.length;
    for (const [index, customerId] of block.customers.entries()) {
      const [householdId = null, partyId = null] = [block.households[index], block.parties[index]];
      this.together.link({ customerId, householdId, partyId });
    }
  }

  /**
   * The chunk that asks the ledger for a row: the same for all whose caps hang together, wherever they stand, so that they
   * are asked for one after the other.
   */
  askerOf(row: AllottedRow): number {
    const chunk = this.sizes[Math.floor((placeOf(this.together.of(row)) / PLACES) * this.sizes.length)];
    if (chunk === undefined) throw new Error('nobody stands in this run');
    return chunk.seq;
  }

  /** A round that was made before: what a chunk asked for, and what it was refused; all of it where it never answered. */
  replay(rows: readonly AllottedRow[], stops: readonly Stop[] | null): void {
    this.rounds.ask(rows.map((row) => this.placeOf(row)));
    for (const { row, refusals } of stops ?? rows.map((_row, row) => ({ row, refusals: [] }))) {
      const asked = rows[row];
      if (asked === undefined) throw new Error(`no row ${row} was asked for`);
      this.refusals.set(this.placeOf(asked), refusals);
    }
  }

  /** Closes the round: every chunk has answered. */
  settle(): void {
    this.rounds.settle(this.refusals.keys());
  }

  /**
   * Between two rounds: the candidates of these rules leave, each for its reason. Answers by chunk which of them had a place
   * that is to be given back. Told again, with all of before.
   */
  withdraw(gone: ReadonlyMap<number, Refusal>): ReadonlyMap<number, readonly LocalChoice[]> {
    this.gone = gone;
    if (gone.size === 0) return new Map();
    return this.byChunk(this.rounds.withdraw((rule) => gone.has(rule)));
  }

  private byChunk(places: Int32Array): ReadonlyMap<number, readonly LocalChoice[]> {
    const byChunk = new Map<number, readonly LocalChoice[]>();
    for (const { seq, customers } of this.sizes) {
      const first = this.firstOf(seq);
      const found: LocalChoice[] = [];
      for (let customer = 0; customer < customers; customer += 1) {
        const place = places[first.customer + customer] ?? -1;
        if (place >= 0) found.push({ customer, candidate: place - first.candidate });
      }
      if (found.length > 0) byChunk.set(seq, found);
    }
    return byChunk;
  }

  /** The next round, by chunk. No chunk: nobody is left to be asked for. */
  allot(choose: Choose): ReadonlyMap<number, ChunkChoice> {
    const chosen = this.rounds.allot(choose);
    const byChunk = new Map<number, ChunkChoice>();
    for (const [seq, choices] of this.byChunk(chosen)) {
      const first = this.firstOf(seq);
      const without = choices.flatMap(({ customer }) => this.lostBy(first.customer + customer, first.candidate));
      byChunk.set(seq, { choices, without });
    }
    return byChunk;
  }

  /** How a chunk's customers ended, once a round asked for nobody. */
  resultOf({ seq, customers, candidates }: StandingSize): ChunkResult {
    const first = this.firstOf(seq);
    const winners = new Int32Array(customers).fill(-1);
    const controls = new Int32Array(customers).fill(-1);
    for (let customer = 0; customer < customers; customer += 1) {
      const { winner, control } = this.rounds.ending(first.customer + customer);
      if (winner >= 0) winners[customer] = winner - first.candidate;
      if (control >= 0) controls[customer] = control - first.candidate;
    }
    const places = Array.from({ length: candidates }, (_one, candidate) => candidate);
    const capped = places.flatMap((candidate): readonly NoPlace[] => {
      const refusals = this.refusals.get(first.candidate + candidate);
      return refusals === undefined ? [] : [{ candidate, stage: 'cap', refusals }];
    });
    const lost = Array.from({ length: customers }, (_one, customer) =>
      this.lostBy(first.customer + customer, first.candidate),
    );
    const withdrawn = places.flatMap((candidate): readonly NoPlace[] => {
      const refusal = this.gone.get(this.rounds.withdrawnRule(first.candidate + candidate) ?? -1);
      return refusal === undefined ? [] : [{ candidate, stage: 'emergency', refusals: [refusal] }];
    });
    return { winners, controls, without: [...capped, ...lost.flat(), ...withdrawn] };
  }

  private lostBy(customer: number, firstCandidate: number): readonly NoPlace[] {
    return this.rounds
      .lost(customer)
      .map(({ place, refusal }) => ({ candidate: place - firstCandidate, stage: 'capacity', refusals: [refusal] }));
  }

  private firstOf(seq: number) {
    const first = this.firsts.get(seq);
    if (first === undefined) throw new Error(`chunk ${seq} was not added`);
    return first;
  }

  private placeOf({ seq, candidate }: AllottedRow): number {
    return this.firstOf(seq).candidate + candidate;
  }
}
