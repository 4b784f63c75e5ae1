import type { Refusal } from '../../policy/refusal.js';
import type { StandingBlock } from './standing-block.js';

/** One candidate that is to have a place: who, in which chunk, which of its standing candidates, and what it asks for. */
export type AllottedRow = {
  readonly customerId: string;
  readonly householdId: string | null;
  readonly partyId: string | null;
  readonly zone: string;
  readonly seq: number;
  /** Its place among the candidates of the chunk's standing block. */
  readonly candidate: number;
  readonly rule: number;
  readonly priority: number;
  readonly dueAt: number;
  readonly expiresAt: number;
};

/** A row of an allotment whose place the caps refused. */
export type Stop = { readonly row: number; readonly refusals: readonly Refusal[] };

/** A candidate of a chunk that got no place, by its place in the standing block. emergency: its campaign was halted. */
export type NoPlace = {
  readonly candidate: number;
  readonly stage: 'emergency' | 'capacity' | 'cap';
  readonly refusals: readonly Refusal[];
};

/** How a chunk's customers ended: by customer the winner's or the control's candidate, or -1; and who got no place. */
export type ChunkResult = {
  readonly winners: Int32Array;
  readonly controls: Int32Array;
  readonly without: readonly NoPlace[];
};

/** The row of a customer's candidate: `customer` and `candidate` are places in the block. */
export function allottedRow(block: StandingBlock, seq: number, customer: number, candidate: number): AllottedRow {
  const [customerId, zone] = [block.customers[customer], block.zones[customer]];
  const [rule, priority] = [block.rules[candidate], block.priorities[candidate]];
  if (customerId === undefined || zone === undefined || rule === undefined || priority === undefined) {
    throw new Error(`no candidate ${candidate} of customer ${customer} stands in chunk ${seq}`);
  }
  const { households, parties, dueAts, expiresAts } = block;
  return {
    ...{ customerId, householdId: households[customer] ?? null, partyId: parties[customer] ?? null, zone },
    ...{ seq, candidate, rule, priority },
    ...{ dueAt: dueAts[candidate] ?? 0, expiresAt: expiresAts[candidate] ?? 0 },
  };
}

function compare(a: AllottedRow, b: AllottedRow): number {
  const byWorth = b.priority - a.priority || a.rule - b.rule;
  if (byWorth !== 0) return byWorth;
  return a.customerId < b.customerId ? -1 : 1;
}

/**
 * The order in which the ledger is asked: the better first, then the earlier rule, then the customer's id. Whose caps are
 * shared are asked one after the other, so the order decides who of a household has the place, and not who was faster.
 */
export function inOrder(rows: readonly AllottedRow[]): readonly AllottedRow[] {
  return [...rows].sort(compare);
}
