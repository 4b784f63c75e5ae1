import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CheckScope } from '../../../flows/check-scope.js';
import { AppError } from '../../../flows/errors.js';
import { ExplainDecision } from '../../../flows/explain-decision.js';
import { type Caller, CutsToScope, Me, Needs } from '../access/access.js';
import { ApiRefusals, DecisionIdSchema } from '../schema.js';
import { decisionAnswer } from './decision-answer.js';
import { DecisionNames } from './decision-names.js';
import { DecisionDetailSchema } from './decisions.schema.js';

@ApiTags('decisions')
@ApiBearerAuth()
@Controller('decisions')
export class DecisionsController {
  constructor(
    private readonly explainDecision: ExplainDecision,
    private readonly names: DecisionNames,
    private readonly checkScope: CheckScope,
  ) {}

  /** One decision that has a document, with the facts it saw, and of every candidate why it left. */
  @Needs('customers.read')
  @CutsToScope()
  @Get(':id')
  @ApiOkResponse({ standardSchema: DecisionDetailSchema })
  @ApiRefusals(400, 401, 404)
  async read(@Me() me: Caller, @Param('id', { schema: DecisionIdSchema }) publicId: string) {
    const { decision, trace } = await this.explainDecision.run({ publicId, by: me.name });
    const { customerId } = decision;
    const seen = await this.checkScope.run([customerId], { by: me.name, scope: me.scope });
    if (!seen.has(customerId)) throw new AppError('NOT_FOUND', 'no such decision');
    return { decision: decisionAnswer({ decision, trace }, await this.names.read()), facts: decision.facts };
  }
}
