import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Outreach } from '../../../core/outreach/outreach.js';
import { CheckScope } from '../../../flows/check-scope.js';
import { AppError } from '../../../flows/errors.js';
import { OutreachStore } from '../../../flows/ports/outreach-store.js';
import { RecordOutcome } from '../../../flows/record-outcome.js';
import { type Caller, CutsToScope, Me, Needs } from '../access/access.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, OutreachIdSchema } from '../schema.js';
import { type OutcomeBody, OutcomeBodySchema, OutcomeSchema, OutreachSchema } from './outreach.schema.js';
import { outcomeAnswer, outreachAnswer } from './outreach-answer.js';

@ApiTags('outreach')
@ApiBearerAuth()
@Controller('outreach')
export class OutreachController {
  constructor(
    private readonly outreach: OutreachStore,
    private readonly trail: LookUpTrail,
    private readonly checkScope: CheckScope,
    private readonly recordOutcome: RecordOutcome,
  ) {}

  @Needs('customers.read')
  @CutsToScope()
  @Get(':id')
  @ApiOkResponse({ standardSchema: OutreachSchema })
  @ApiRefusals(400, 401, 404)
  async read(@Me() me: Caller, @Param('id', { schema: OutreachIdSchema }) publicId: string) {
    const found = await this.outreach.findPublic(publicId);
    if (!found) throw new AppError('NOT_FOUND', 'no such outreach');
    await this.trail.record(me.name, 'outreach.read', publicId);
    await this.assertSeen(found, me);
    return outreachAnswer(found);
  }

  /** What came of it, as who spoke with the customer tells: the key of a call list's line is the id. Told twice, once. */
  @Needs('replies.write')
  @CutsToScope()
  @Post(':id/outcomes')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: OutcomeSchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  async outcome(
    @Me() me: Caller,
    @Param('id', { schema: OutreachIdSchema }) publicId: string,
    @Body({ schema: OutcomeBodySchema }) json: OutcomeBody,
  ) {
    const outreach = await this.outreach.findPublic(publicId);
    if (!outreach) throw new AppError('NOT_FOUND', 'no such outreach');
    await this.assertSeen(outreach, me);
    return outcomeAnswer(outreach, await this.recordOutcome.run({ outreach, json, by: me.name }));
  }

  private async assertSeen({ customerId }: Outreach, { name: by, scope }: Caller): Promise<void> {
    const seen = await this.checkScope.run([customerId], { by, scope });
    if (!seen.has(customerId)) throw new AppError('NOT_FOUND', 'no such outreach');
  }
}
