import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AppError } from '../../../flows/errors.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { RunStore } from '../../../flows/ports/run-store.js';
import { ReadArbitration } from '../../../flows/read-arbitration.js';
import { ReadFunnel } from '../../../flows/read-funnel.js';
import { StartRun } from '../../../flows/start-run.js';
import { StopRun } from '../../../flows/stop-run.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { ApiRefusals, listOf, NameSchema, RunIdSchema } from '../schema.js';
import {
  type ArbitrationQuery,
  ArbitrationQuerySchema,
  ArbitrationReportSchema,
  logKeyOf,
} from './arbitration.schema.js';
import { funnelAnswer } from './funnel-answer.js';
import {
  FunnelSchema,
  type NewRunBody,
  NewRunSchema,
  RunProgressSchema,
  RunSchema,
  type RunStopBody,
  RunStopSchema,
  type RunsQuery,
  RunsQuerySchema,
} from './runs.schema.js';

@ApiTags('runs')
@ApiBearerAuth()
@Controller()
export class RunsController {
  constructor(
    private readonly runs: RunStore,
    private readonly startRun: StartRun,
    private readonly stopRun: StopRun,
    private readonly readFunnel: ReadFunnel,
    private readonly readArbitration: ReadArbitration,
    private readonly rules: BusinessRules,
  ) {}

  @Needs('runs.start')
  @Post('campaigns/:id/runs')
  @ApiCreatedResponse({ standardSchema: RunSchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  start(
    @Me() me: Caller,
    @Param('id', { schema: NameSchema }) campaignId: string,
    @Body({ schema: NewRunSchema }) { plannedAt }: NewRunBody,
  ) {
    const planned = plannedAt === undefined ? {} : { plannedAt: new Date(plannedAt) };
    return this.startRun.run({ campaignId, by: me.name, ...planned });
  }

  /** Newest first. */
  @Needs('runs.read')
  @Get('runs')
  @ApiOkResponse({ standardSchema: listOf(RunSchema) })
  @ApiRefusals(400, 401)
  async list(@Query({ schema: RunsQuerySchema }) { campaign, limit }: RunsQuery) {
    return { items: await this.runs.list({ limit, ...(campaign === undefined ? {} : { campaignId: campaign }) }) };
  }

  /** The run and how far its chunks are. */
  @Needs('runs.read')
  @Get('runs/:id')
  @ApiOkResponse({ standardSchema: RunProgressSchema })
  @ApiRefusals(400, 401, 404)
  async read(@Param('id', { schema: RunIdSchema }) id: string) {
    const run = await this.runs.find(id);
    if (!run) throw new AppError('NOT_FOUND', 'no such run');
    return { run, progress: await this.runs.progress(id) };
  }

  /** Evaluated → matched → each refusal → scheduled → per channel; with the sums that must hold. `reasons` counts candidates. */
  @Needs('runs.read')
  @Get('runs/:id/funnel')
  @ApiOkResponse({ standardSchema: FunnelSchema })
  @ApiRefusals(400, 401, 404)
  async funnel(@Param('id', { schema: RunIdSchema }) id: string) {
    return funnelAnswer(await this.readFunnel.run(id));
  }

  /** What levers and influencers cost, and who won against whom, from the ranks that were logged. Names nobody. */
  @Needs('runs.read')
  @Get('runs/:id/arbitration')
  @ApiOkResponse({ standardSchema: ArbitrationReportSchema })
  @ApiRefusals(400, 401, 404)
  async arbitration(
    @Param('id', { schema: RunIdSchema }) id: string,
    @Query({ schema: ArbitrationQuerySchema }) query: ArbitrationQuery,
  ) {
    const { run, costs, matrix } = await this.readArbitration.run(id, logKeyOf(query));
    const { decisions, pushed, cost } = costs;
    const levers = costs.levers.map((one) => {
      const title = this.rules.levers.find(({ id: lever }) => lever === one.lever)?.title ?? null;
      return { ...one, title, cost: Math.round(one.cost) };
    });
    return { run, by: query.by, decisions, pushed, cost: Math.round(cost), levers, matrix };
  }

  /** Open chunks are left, what is planned and not handed over is cancelled. */
  @Needs('runs.stop')
  @Post('runs/:id/stop')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: RunSchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  async stop(
    @Me() me: Caller,
    @Param('id', { schema: RunIdSchema }) runId: string,
    @Body({ schema: RunStopSchema }) { reason }: RunStopBody,
  ) {
    await this.stopRun.run({ runId, by: me.name, reason });
    const run = await this.runs.find(runId);
    if (!run) throw new AppError('NOT_FOUND', 'no such run');
    return run;
  }
}
