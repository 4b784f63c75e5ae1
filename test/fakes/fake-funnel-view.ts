import type { FunnelCounts } from '../../src/core/measurement/funnel.js';
import type { Outreach } from '../../src/core/outreach/outreach.js';
import type { DecisionStore } from '../../src/flows/ports/decision-store.js';
import { FunnelView } from '../../src/flows/ports/funnel-view.js';
import type { RunStore } from '../../src/flows/ports/run-store.js';

export class FakeFunnelView extends FunnelView {
  constructor(
    private readonly runs: RunStore,
    private readonly decisions: DecisionStore,
    private readonly outreaches: () => readonly Outreach[],
  ) {
    super();
  }

  override async countsOf(runId: string): Promise<FunnelCounts> {
    const { counts } = await this.runs.progress(runId);
    const all = await this.decisions.ofRun(runId, null, Number.MAX_SAFE_INTEGER);
    const refused: Record<string, number> = {};
    for (const { outcome } of all) {
      if (outcome.kind === 'refused') refused[outcome.code] = (refused[outcome.code] ?? 0) + 1;
    }
    const byState = new Map<string, FunnelCounts['outreach'][number]>();
    for (const { runId: own, channel, state } of this.outreaches()) {
      if (own !== runId) continue;
      const key = `${channel} ${state}`;
      byState.set(key, { channel, state, count: (byState.get(key)?.count ?? 0) + 1 });
    }
    return {
      evaluated: counts.evaluated,
      matched: all.length,
      refused,
      scheduled: all.filter(({ outcome }) => outcome.kind === 'scheduled').length,
      outreach: [...byState.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    };
  }
}
