import type { Refusal } from '../../policy/refusal.js';
import { FATES, type StandingBlock } from './standing-block.js';

const [DUE, CONTROL] = [FATES.indexOf('due'), FATES.indexOf('control')];

/**
 * How a candidate stands in the rounds. open: nobody has said no. asked: it is to have a place, and the ledger is being
 * asked. placed: it has one. capped: the caps said no, for good. withdrawn: it is no candidate any more.
 */
const [OPEN, ASKED, PLACED, CAPPED, WITHDRAWN] = [0, 1, 2, 3, 4];

/** The run's customers and candidates as an allocator sees them: see `StandingBlock` for the shapes. */
export type Stand = {
  readonly starts: Uint32Array;
  readonly rules: Uint32Array;
  readonly priorities: Float64Array;
  /** 1 where the candidate may be chosen in this round. */
  readonly open: Uint8Array;
  /** 1 where it has its place already, and what it uses up is used. */
  readonly placed: Uint8Array;
};

/**
 * Who is to have what: for each customer the place of a candidate among all, or -1. `refusalOf` says of an open candidate
 * that was not chosen, by its place, what was too scarce for it; null where nothing it uses is.
 */
export type Choice = { readonly chosen: Int32Array; readonly refusalOf: (place: number) => Refusal | null };
export type Choose = (stand: Stand) => Choice;

/** Nothing was chosen and nothing is scarce: what is said before the first round. */
const NO_CHOICE: Choice = { chosen: new Int32Array(), refusalOf: () => null };

/** A candidate that scarcity has passed over. */
export type Lost = { readonly place: number; readonly refusal: Refusal };

/** Where a customer's walk ended: their candidate that has a place, or is held out; neither is -1. */
export type Ending = { readonly winner: number; readonly control: number };

/** Nothing is scarce: each customer's best open candidate. */
export function chooseBest({ starts, open }: Stand): Choice {
  const chosen = new Int32Array(starts.length - 1).fill(-1);
  for (let customer = 0; customer < chosen.length; customer += 1) {
    const end = starts[customer + 1] ?? 0;
    for (let place = starts[customer] ?? end; place < end; place += 1) {
      if (open[place] !== 1) continue;
      chosen[customer] = place;
      break;
    }
  }
  return { ...NO_CHOICE, chosen };
}

/**
 * Allocate and reserve in rounds, for a whole run (methods.md section 16). A round chooses among the open candidates of
 * customers without a place; those the ledger then stops are out for good, what they would have used is free again, and
 * the next round begins, until one stops nobody. Nothing depends on who was faster: rounds are told all stops at once.
 * A customer's candidates are open up to the first that they are held out of: it is reached only if none before it is
 * placed, and ends their walk.
 */
export class Rounds {
  private readonly starts: Uint32Array;
  private readonly rules: Uint32Array;
  private readonly priorities: Float64Array;
  private readonly fates: Uint8Array;
  private readonly states: Uint8Array;
  private open = new Uint8Array();
  private choice = NO_CHOICE;
  private customers = 0;
  private candidates = 0;

  /** Room for so many; `add` fills it. */
  constructor(customers: number, candidates: number) {
    this.starts = new Uint32Array(customers + 1);
    this.rules = new Uint32Array(candidates);
    this.priorities = new Float64Array(candidates);
    this.fates = new Uint8Array(candidates);
    this.states = new Uint8Array(candidates);
  }

  /** The next chunk's customers; answers the number of the first. */
  add({ starts, rules, priorities, fates }: StandingBlock): number {
    const [first, from] = [this.customers, this.candidates];
    for (let index = 1; index < starts.length; index += 1) {
      this.starts[first + index] = from + (starts[index] ?? 0);
    }
    this.rules.set(rules, from);
    this.priorities.set(priorities, from);
    this.fates.set(fates, from);
    this.customers += starts.length - 1;
    this.candidates += rules.length;
    return first;
  }

  /**
   * Between two rounds: candidates of these rules are none any more, whatever they were. Answers by customer which of them
   * had a place, or -1: it is to be given back, and the customer's next has its turn.
   */
  withdraw(isGone: (rule: number) => boolean): Int32Array {
    const placed = new Int32Array(this.customers).fill(-1);
    for (let customer = 0; customer < this.customers; customer += 1) {
      const end = this.starts[customer + 1] ?? 0;
      for (let place = this.starts[customer] ?? end; place < end; place += 1) {
        if (!isGone(this.rules[place] ?? -1)) continue;
        if (this.states[place] === PLACED) placed[customer] = place;
        this.states[place] = WITHDRAWN;
      }
    }
    return placed;
  }

  /** The rule of a candidate that was withdrawn; null for any other. */
  withdrawnRule(place: number): number | null {
    return this.states[place] === WITHDRAWN ? (this.rules[place] ?? null) : null;
  }

  /** The next round's choice, `chosen` as `Choice` has it: for whom the ledger is to be asked. */
  allot(choose: Choose): Int32Array {
    const { starts, rules, priorities } = this;
    this.open = new Uint8Array(this.candidates);
    const placed = new Uint8Array(this.candidates);
    for (let customer = 0; customer < this.customers; customer += 1) this.openOf(customer, placed);
    this.choice = choose({ starts, rules, priorities, open: this.open, placed });
    const { chosen } = this.choice;
    for (const place of chosen) {
      if (place >= 0 && this.open[place] !== 1) throw new Error(`candidate ${place} was chosen and is not open`);
    }
    this.ask(chosen.filter((place) => place >= 0));
    return chosen;
  }

  /**
   * The candidates of a customer that the last choice passed over: before the one it chose, or all that were open. What
   * only lost to another of the same customer is not told: the winner outranks it.
   */
  lost(customer: number): readonly Lost[] {
    const chosen = this.choice.chosen[customer] ?? -1;
    const end = chosen < 0 ? (this.starts[customer + 1] ?? 0) : chosen;
    const lost: Lost[] = [];
    for (let place = this.starts[customer] ?? end; place < end; place += 1) {
      const refusal = this.open[place] === 1 ? this.choice.refusalOf(place) : null;
      if (refusal !== null) lost.push({ place, refusal });
    }
    return lost;
  }

  /** For whom the ledger is asked: what `allot` chose, or what it chose when this round was made before. */
  ask(places: Iterable<number>): void {
    for (const place of places) this.states[place] = ASKED;
  }

  /** What the ledger said of everybody who was asked for: these were stopped, now or before, the others have places. */
  settle(stopped: Iterable<number>): void {
    for (const place of stopped) {
      const state = this.states[place];
      if (state === WITHDRAWN) continue;
      if (state !== ASKED && state !== CAPPED) throw new Error(`candidate ${place} was stopped and not asked for`);
      this.states[place] = CAPPED;
    }
    for (let place = 0; place < this.candidates; place += 1) {
      if (this.states[place] === ASKED) this.states[place] = PLACED;
    }
  }

  /** Where a customer's walk has ended, once a round has stopped nobody. */
  ending(customer: number): Ending {
    const end = this.starts[customer + 1] ?? 0;
    let control = -1;
    for (let place = this.starts[customer] ?? end; place < end; place += 1) {
      if (this.states[place] === PLACED) return { winner: place, control: -1 };
      if (control < 0 && this.isControl(place)) control = place;
    }
    return { winner: -1, control };
  }

  private openOf(customer: number, placed: Uint8Array): void {
    const [from, end] = [this.starts[customer] ?? 0, this.starts[customer + 1] ?? 0];
    for (let place = from; place < end; place += 1) {
      if (this.states[place] !== PLACED) continue;
      placed[place] = 1;
      return;
    }
    for (let place = from; place < end && !this.isControl(place); place += 1) {
      if (this.states[place] === OPEN && this.fates[place] === DUE) this.open[place] = 1;
    }
  }

  /** Held out of it, which ends the customer's walk. */
  private isControl(place: number): boolean {
    return this.fates[place] === CONTROL && this.states[place] !== WITHDRAWN;
  }
}
