import type { EventDecision } from '../../core/decision/decision.js';

/** Decisions on events, among all decisions. */
export abstract class EventDecisionStore {
  /** Answers once a majority has it: null, or the decision of that id that was there before and stays. */
  abstract enter(decision: EventDecision): Promise<EventDecision | null>;
  /** Null too for a decision on something else. */
  abstract find(id: string): Promise<EventDecision | null>;
}
