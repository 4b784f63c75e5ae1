import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';
import type { MonthCounts, MonthStanding } from '../../core/lifecycle/month.js';
import type { PastRows } from './past-facts.js';

/** A month that is kept: `YYYY-MM`, and the models its facts were derived by. */
export type FactMonth = { readonly month: string; readonly modelsHash: string };

/** A part of a copy. `seen` says which state of the base it was last held to. */
export type MonthPart = PlaceRange & { readonly seen: string };

/** A part of a copy, and the customers of today who may have been there and of whom it tells nothing. */
export type MonthRows = { readonly block: FactBlock; readonly untold: readonly string[] };

/**
 * The facts of everybody at the ends of months. Copies of one month by different models stand side by side and are never
 * compared with each other.
 */
export abstract class FactMonths {
  /** Insert if absent: the first copy of a range stands. Who was forgotten meanwhile is not in it. */
  abstract keep(month: FactMonth, part: MonthPart, rows: PastRows): Promise<void>;
  /** Puts rows in the place of what a part has of some customers, who are named: without a row they leave it. */
  abstract patch(month: FactMonth, part: MonthPart, customers: ReadonlySet<string>, rows: PastRows): Promise<void>;
  /** Drops a part, to be made anew. */
  abstract drop(month: FactMonth, part: PlaceRange): Promise<void>;
  /** The parts of a month that are kept, in order. */
  abstract parts(month: FactMonth): Promise<readonly MonthPart[]>;
  /** The customers a part knows of, told and passed over, and the `rev` each was read at. */
  abstract revs(month: FactMonth, part: PlaceRange): Promise<ReadonlyMap<string, number>>;
  abstract counts(month: FactMonth): Promise<MonthCounts>;
  abstract note(standing: MonthStanding): Promise<void>;
  /** How all months stand, of whatever models, the oldest first. */
  abstract standings(): Promise<readonly MonthStanding[]>;
  /** Drops copies of the month by other models that nobody has held to a base since this system instant. */
  abstract dropOthers(month: FactMonth, before: Date): Promise<void>;
  /** The month's customers in order of place, block by block; only the named facts. */
  abstract read(month: FactMonth, facts: readonly string[]): AsyncIterable<FactBlock>;
  /**
   * The same with those who are not known, part by part; a part may know nobody, and has no columns then. `from`: only parts
   * that reach this place, beginning with whoever else is in the first of them.
   */
  abstract readWithUntold(month: FactMonth, facts: readonly string[], from?: number): AsyncIterable<MonthRows>;
  /** The one customer's row of a month; null where there is none. */
  abstract readOne(month: FactMonth, customerId: string, facts: readonly string[]): Promise<FactBlock | null>;
  /** Drops the customer's row from every month. */
  abstract forget(customerId: string): Promise<void>;
}
