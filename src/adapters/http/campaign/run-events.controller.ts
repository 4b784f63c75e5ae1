import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AppError } from '../../../flows/errors.js';
import { RunStore } from '../../../flows/ports/run-store.js';
import { ReadFunnel } from '../../../flows/read-funnel.js';
import { Needs } from '../access/access.js';
import { ApiRefusals, RunIdSchema } from '../schema.js';
import { HttpSettings } from '../settings.js';
import { funnelAnswer } from './funnel-answer.js';
import { type Look, runEvents } from './run-events.js';
import { RunEventSchema } from './runs.schema.js';

@ApiTags('runs')
@ApiBearerAuth()
@Controller('runs')
export class RunEventsController {
  constructor(
    private readonly runs: RunStore,
    private readonly readFunnel: ReadFunnel,
    private readonly settings: HttpSettings,
  ) {}

  /**
   * The run as it moves, as server-sent events: `run` with the funnel and how far its chunks are, `over` once nothing will
   * change any more. Ends after a minute: who watches on asks again.
   */
  @Needs('runs.read')
  @Get(':id/events')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'data of a `run` event', standardSchema: RunEventSchema })
  @ApiRefusals(400, 401, 404)
  async events(@Param('id', { schema: RunIdSchema }) id: string) {
    if (!(await this.runs.find(id))) throw new AppError('NOT_FOUND', 'no such run');
    const stream = runEvents(() => this.look(id), this.settings.watchEveryMs);
    return new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
  }

  private async look(id: string): Promise<Look> {
    const funnel = funnelAnswer(await this.readFunnel.run(id));
    const progress = await this.runs.progress(id);
    const isMoving = funnel.rows.some(({ step, count }) => count > 0 && (step === 'open' || step === 'receipt-open'));
    const isOver = funnel.run.state !== 'evaluating' && !isMoving;
    return { data: { ...funnel, progress }, isOver };
  }
}
