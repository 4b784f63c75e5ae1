import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CheckScope } from '../../../flows/check-scope.js';
import { AppError } from '../../../flows/errors.js';
import { OutreachStore } from '../../../flows/ports/outreach-store.js';
import { type Caller, CutsToScope, Me, Needs } from '../access/access.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, OutreachIdSchema } from '../schema.js';
import { OutreachSchema } from './outreach.schema.js';
import { outreachAnswer } from './outreach-answer.js';

@ApiTags('outreach')
@ApiBearerAuth()
@Controller('outreach')
export class OutreachController {
  constructor(
    private readonly outreach: OutreachStore,
    private readonly trail: LookUpTrail,
    private readonly checkScope: CheckScope,
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
    const { customerId } = found;
    const seen = await this.checkScope.run([customerId], { by: me.name, scope: me.scope });
    if (!seen.has(customerId)) throw new AppError('NOT_FOUND', 'no such outreach');
    return outreachAnswer(found);
  }
}
