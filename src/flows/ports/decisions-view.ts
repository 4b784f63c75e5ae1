import type { Decision } from '../../core/decision/decision.js';

/** `code` is a refusal's code and finds refused decisions only. */
export type DecisionsQuery = {
  readonly runId: string;
  /** The id of the last decision of the page before. */
  readonly after: string | null;
  readonly limit: number;
  readonly outcome?: Decision['outcome']['kind'];
  readonly code?: string;
};

export abstract class DecisionsView {
  /** In order of id. */
  abstract page(query: DecisionsQuery): Promise<readonly Decision[]>;
}
