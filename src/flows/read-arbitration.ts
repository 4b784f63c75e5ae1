import { Injectable } from '@nestjs/common';
import type { LogKey } from '../core/arbitration/report/arbitration-log.js';
import { type LeverCostReport, LeverCosts } from '../core/arbitration/report/lever-cost.js';
import { type WinLoss, WinsAndLosses } from '../core/arbitration/report/win-loss.js';
import type { Run } from '../core/campaign/run.js';
import { AppError } from './errors.js';
import { DecisionsView } from './ports/decisions-view.js';
import { RunStore } from './ports/run-store.js';

/** `costs` in minor units of the operator's currency; `matrix` by what was asked for. */
export type RunArbitration = {
  readonly run: Run;
  readonly by: LogKey;
  readonly costs: LeverCostReport;
  readonly matrix: readonly WinLoss[];
};

/**
 * What levers cost a run and who won against whom, from the ranks that its winners' and controls' decisions keep: with no
 * experiment. Names nobody.
 */
@Injectable()
export class ReadArbitration {
  constructor(
    private readonly runs: RunStore,
    private readonly decisions: DecisionsView,
  ) {}

  async run(runId: string, by: LogKey): Promise<RunArbitration> {
    const run = await this.runs.find(runId);
    if (!run) throw new AppError('NOT_FOUND', 'no such run');
    const [costs, matrix] = [new LeverCosts(), new WinsAndLosses(by)];
    for await (const log of this.decisions.arbitrationsOf(runId)) {
      costs.add(log);
      matrix.add(log);
    }
    return { run, by, costs: costs.report(), matrix: matrix.report() };
  }
}
