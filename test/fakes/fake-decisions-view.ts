import type { Decision } from '../../src/core/decision/decision.js';
import type { DecisionStore } from '../../src/flows/ports/decision-store.js';
import { type DecisionsQuery, DecisionsView } from '../../src/flows/ports/decisions-view.js';

export class FakeDecisionsView extends DecisionsView {
  constructor(private readonly decisions: DecisionStore) {
    super();
  }

  override async page({ runId, after, limit, outcome, code }: DecisionsQuery): Promise<readonly Decision[]> {
    const rest = await this.decisions.ofRun(runId, after, Number.MAX_SAFE_INTEGER);
    return rest
      .filter((one) => outcome === undefined || one.outcome.kind === outcome)
      .filter((one) => code === undefined || (one.outcome.kind === 'refused' && one.outcome.code === code))
      .slice(0, limit);
  }
}
