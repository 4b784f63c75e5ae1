import type { ArbitrationLog } from '../../src/core/arbitration/report/arbitration-log.js';
import type { Decision } from '../../src/core/decision/decision.js';
import { arbitrationLogOf } from '../../src/core/decision/record/arbitration-record.js';
import { type LeftBecause, type RankedOut, rankedOutOf } from '../../src/core/decision/record/left-candidates.js';
import type { DecisionStore } from '../../src/flows/ports/decision-store.js';
import { type DecisionEnd, DecisionsView } from '../../src/flows/ports/decisions-view.js';

export class FakeDecisionsView extends DecisionsView {
  constructor(private readonly decisions: DecisionStore) {
    super();
  }

  override async endsOf(runId: string, seq: number): Promise<readonly DecisionEnd[]> {
    const found = await this.decisions.ofChunk(runId, seq);
    return found.map(({ id, customerId, outcome }) => {
      return { id, customerId, code: outcome.kind === 'refused' ? outcome.code : null };
    });
  }

  override async rankedOut(runId: string, seq: number, because: LeftBecause): Promise<readonly RankedOut[]> {
    return (await this.decisions.ofChunk(runId, seq)).flatMap((decision) => rankedOutOf(decision, because));
  }

  override async *arbitrationsOf(runId: string): AsyncGenerator<ArbitrationLog, void> {
    for (const decision of await this.decisions.ofRun(runId, null, 10_000)) {
      const log = arbitrationLogOf(decision);
      if (log !== null) yield log;
    }
  }

  override async find(ids: readonly string[]): Promise<readonly Decision[]> {
    const found = await Promise.all(ids.map((id) => this.decisions.find(id)));
    return found.flatMap((one) => one ?? []);
  }
}
