import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { idForm } from '../../../core/customer/identity.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { Counting } from '../../../flows/ports/counting.js';
import { ReadValue } from '../../../flows/read-value.js';
import { TotalWorth } from '../../../flows/total-worth.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { Gone } from '../gone.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, CustomerIdSchema, listOf } from '../schema.js';
import { CustomerValueSchema, SegmentWorthSchema, type TotalsQuery, TotalsQuerySchema } from './worth.schema.js';
import { worthAnswer } from './worth-answer.js';

/** What customers are worth, branch by branch. */
@ApiTags('value')
@ApiBearerAuth()
@Controller()
export class WorthController {
  constructor(
    private readonly readValue: ReadValue,
    private readonly counting: Counting,
    private readonly rules: BusinessRules,
    private readonly trail: LookUpTrail,
  ) {}

  /** The profit tree of one customer with where each amount comes from, the parts of the lifetime value, and what a save may cost. */
  @Needs('customers.read')
  @Get('customers/:id/value')
  @ApiOkResponse({ standardSchema: CustomerValueSchema })
  @ApiRefusals(400, 401, 404)
  async value(@Me() me: Caller, @Param('id', { schema: CustomerIdSchema }) id: string) {
    await this.trail.record(me.name, 'customer.value', idForm(id));
    return worthAnswer(idForm(id), await this.readValue.run(idForm(id)), this.rules.catalogue);
  }

  /** The profit tree of segments, by any fact of few values: one pass over the base. */
  @Needs('base.read')
  @Get('value/totals')
  @ApiOkResponse({ standardSchema: listOf(SegmentWorthSchema) })
  @ApiRefusals(400, 401, 404, 503)
  async totals(@Gone() gone: AbortSignal, @Query({ schema: TotalsQuerySchema }) { by }: TotalsQuery) {
    return { items: await this.counting.run(TotalWorth, by, gone) };
  }
}
