import type { PromptDecision } from '../../core/decision/decision.js';

/** Decisions for customers who came to us. Each is one document: the decision, and the record that somebody looked. */
export abstract class PromptStore {
  /** Answers once a majority has it: null, or the decision of that id that was there before and stays. */
  abstract enter(prompt: PromptDecision): Promise<PromptDecision | null>;
  /** Null too for a decision that is no prompt. */
  abstract findPublic(publicId: string): Promise<PromptDecision | null>;
  /** Newest first. */
  abstract ofCustomer(customerId: string, limit: number): Promise<readonly PromptDecision[]>;
  /** Those whose draws are not in the books of assignments yet. */
  abstract unsettled(limit: number): Promise<readonly PromptDecision[]>;
  abstract settle(ids: readonly string[]): Promise<void>;
}
