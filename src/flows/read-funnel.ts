import { Injectable } from '@nestjs/common';
import type { Run } from '../core/campaign/run.js';
import { type Funnel, funnelOf } from '../core/measurement/funnel.js';
import { AppError } from './errors.js';
import { FunnelView } from './ports/funnel-view.js';
import { RunStore } from './ports/run-store.js';

export type RunFunnel = Funnel & { readonly run: Run };

/** What a run came to, counted from what is stored, at any time of its life. */
@Injectable()
export class ReadFunnel {
  constructor(
    private readonly runs: RunStore,
    private readonly view: FunnelView,
  ) {}

  async run(runId: string): Promise<RunFunnel> {
    const run = await this.runs.find(runId);
    if (!run) throw new AppError('NOT_FOUND', 'no such run');
    return { run, ...funnelOf(await this.view.countsOf(runId)) };
  }
}
