import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LearnFatigue } from '../../../flows/learn-fatigue.js';
import { Counting } from '../../../flows/ports/counting.js';
import { ReadAssignmentHealth } from '../../../flows/read-assignment-health.js';
import { Needs } from '../access/access.js';
import { Gone } from '../gone.js';
import { ApiRefusals, NameSchema } from '../schema.js';
import { AssignmentHealthSchema, FatigueHazardsSchema } from './measurement.schema.js';
import { assignmentAnswer, fatigueAnswer } from './measurement-answer.js';

/** What may be measured, and what contacts do to people. */
@ApiTags('measurement')
@ApiBearerAuth()
@Controller()
export class MeasurementController {
  constructor(private readonly counting: Counting) {}

  /**
   * Opt-outs and complaints by contacts in the last days, split by engagement, and where that is under, on target or
   * saturated: a pass over all contacts. It describes, and is no experiment.
   */
  @Needs('base.read')
  @Get('fatigue')
  @ApiOkResponse({ standardSchema: FatigueHazardsSchema })
  @ApiRefusals(401, 403, 503)
  async fatigue(@Gone() gone: AbortSignal) {
    return fatigueAnswer(await this.counting.run(LearnFatigue, undefined, gone));
  }

  /** Whether an effect may be read off a campaign: its arms, their ratio, who was reached, who was in other campaigns. */
  @Needs('campaigns.read')
  @Get('campaigns/:id/assignments')
  @ApiOkResponse({ standardSchema: AssignmentHealthSchema })
  @ApiRefusals(400, 401, 403, 404, 503)
  async assignments(@Gone() gone: AbortSignal, @Param('id', { schema: NameSchema }) id: string) {
    return assignmentAnswer(await this.counting.run(ReadAssignmentHealth, id, gone));
  }
}
