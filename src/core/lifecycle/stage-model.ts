import type { Condition } from '../condition/condition.js';

export type StageVerdict = { readonly stage: string; readonly cause: string };

/**
 * `from`: the rule is for customers who come from one of these stages, `fromCauses`: where they were for one of these
 * causes. It goes on holding while the customer is in its stage for its cause, with `forDays` for so many days.
 */
export type StageRule = StageVerdict & {
  readonly conditions: Condition;
  readonly from: readonly string[] | null;
  readonly fromCauses: readonly string[] | null;
  readonly forDays: number | null;
};

/**
 * One way of finding the stage: the first rule that holds, else `otherwise`. `basis` says which way it was, so that a
 * stage seen in a series of months is told from one that fell back. A part with `when` speaks only for whom that is
 * true. A part without `otherwise` leaves the customer to the next part; the last part has one and no `when`.
 */
export type StagePart = {
  readonly basis: string;
  readonly when: Condition | null;
  readonly rules: readonly StageRule[];
  readonly otherwise: StageVerdict | null;
};

/** The facts a stage model gives. Their allowed values, in the fact file, are the stages, causes and bases there are. */
export type StageFacts = {
  readonly stage: string;
  readonly cause: string;
  readonly basis: string;
  readonly missing: string;
  readonly since: string;
  readonly from: string;
};

/**
 * A stage lasts at least so many days, but for stages that always win (`interrupts`). `basis` says that the stage is
 * held by this, or kept because nothing is known today.
 */
export type MinimumStay = {
  readonly days: Readonly<Record<string, number>>;
  readonly interrupts: readonly string[];
  readonly held: string;
  readonly kept: string;
};

/** A lifecycle model as its file declares it, read and checked. `model` is its name among a customer's states. */
export type StageModel = {
  readonly model: string;
  readonly gives: StageFacts;
  readonly stay: MinimumStay;
  readonly parts: readonly StagePart[];
};
