import type { PlaceRange } from '../../core/facts/fact-block.js';

/** The models a process derives by: the number of their activation, and the hash of their files. */
export type StandingModels = { readonly models: number; readonly modelsHash: string };

/** written: blocks that were stored; rows: customers in them; split: blocks that were cut. */
export type FoldReport = { readonly written: number; readonly rows: number; readonly split: number };

/** Something a block says that the documents do not, or the other way round. `column` is the fact or the field. */
export type BlockFault = {
  readonly block: number;
  readonly to: number;
  readonly column: string | null;
  readonly code: 'TILING' | 'BYTES' | 'VALUE' | 'NOT_STALE' | 'NOBODY' | 'ORDER' | 'TWICE';
  readonly customerId: string | null;
};
/** checked: rows whose facts were compared; stale: those that are to be folded, and so were not. */
export type VerifyReport = { readonly checked: number; readonly stale: number; readonly faults: readonly BlockFault[] };

/** Other models were activated meanwhile: whoever gets this loads them before it folds on. */
export class ModelsOutdated extends Error {
  constructor(readonly active: number) {
    super(`the models of activation ${active} are in force`);
    this.name = 'ModelsOutdated';
  }
}

/** Keeps the blocks that `FactBlocks` reads. Two at once do no harm; a crash anywhere repeats harmless work. */
export abstract class FactKeeper {
  /** The ranges of the blocks there are, in order; where there is none, the block of all places is made. */
  abstract ranges(models: StandingModels): Promise<readonly PlaceRange[]>;
  /** Cuts blocks so that a base of so many customers fits them. Answers how many were cut. */
  abstract makeRoom(customers: number, models: StandingModels): Promise<number>;
  /** The first block at or after a place that has something to fold, as of a business instant; null: none. */
  abstract nextDue(from: number, models: StandingModels, asOf: Date): Promise<PlaceRange | null>;
  /** Folds what changed, and what has run out, into the blocks of a range. */
  abstract fold(range: PlaceRange, models: StandingModels, asOf: Date): Promise<FoldReport>;
  /** Derives the blocks of a range from the documents, whatever they held. */
  abstract rebuild(range: PlaceRange, models: StandingModels, asOf: Date): Promise<FoldReport>;
  /** Holds the blocks of a range to the documents, byte by byte and fact by fact. Changes nothing. */
  abstract verify(range: PlaceRange, models: StandingModels, asOf: Date): Promise<VerifyReport>;
}
