import { Injectable } from '@nestjs/common';
import type { Run } from '../core/campaign/run.js';
import type { ReasonCount } from '../core/decision/record/refusal-block.js';
import { type Funnel, funnelOf } from '../core/measurement/funnel.js';
import { AppError } from './errors.js';
import { FunnelView } from './ports/funnel-view.js';
import { RefusalStore } from './ports/refusal-store.js';
import { RunStore } from './ports/run-store.js';

/** `reasons` counts candidates (customer × rule), where rows count customers: at which stage they left, and why. */
export type RunFunnel = Funnel & { readonly run: Run; readonly reasons: readonly ReasonCount[] };

/** What a run came to, counted from what is stored, at any time of its life. */
@Injectable()
export class ReadFunnel {
  constructor(
    private readonly runs: RunStore,
    private readonly view: FunnelView,
    private readonly refusals: RefusalStore,
  ) {}

  async run(runId: string): Promise<RunFunnel> {
    const run = await this.runs.find(runId);
    if (!run) throw new AppError('NOT_FOUND', 'no such run');
    const [counts, reasons] = await Promise.all([this.view.countsOf(runId), this.refusals.countsOf(runId)]);
    return { run, ...funnelOf(counts), reasons };
  }
}
