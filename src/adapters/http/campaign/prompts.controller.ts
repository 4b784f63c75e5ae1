import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { idForm } from '../../../core/customer/identity.js';
import { allWords } from '../../../core/response/last-word.js';
import { AskPrompt } from '../../../flows/ask-prompt.js';
import { CheckScope } from '../../../flows/check-scope.js';
import { AppError } from '../../../flows/errors.js';
import { PromptStore } from '../../../flows/ports/prompt-store.js';
import { ResponseStore } from '../../../flows/ports/response-store.js';
import { RecordReply } from '../../../flows/record-reply.js';
import { type Caller, CutsToScope, Me, Needs } from '../access/access.js';
import { type HistoryQuery, HistoryQuerySchema } from '../customer/customers.schema.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, CustomerIdSchema, DecisionIdSchema, listOf } from '../schema.js';
import { refusalAnswer } from './decision-answer.js';
import { DecisionNames } from './decision-names.js';
import { promptAnswer, replyAnswer } from './prompt-answer.js';
import {
  type PromptBody,
  PromptBodySchema,
  PromptSchema,
  PromptWithRepliesSchema,
  type ReplyBody,
  ReplyBodySchema,
  ReplyEndSchema,
} from './prompts.schema.js';

/** Customers who come to us: what to offer them now, and what they said. */
@ApiTags('prompts')
@ApiBearerAuth()
@Controller()
export class PromptsController {
  constructor(
    private readonly askPrompt: AskPrompt,
    private readonly recordReply: RecordReply,
    private readonly prompts: PromptStore,
    private readonly responses: ResponseStore,
    private readonly checkScope: CheckScope,
    private readonly trail: LookUpTrail,
    private readonly names: DecisionNames,
  ) {}

  /** The best offers for one customer now, best first, with the words to say. Nothing is reserved until one is presented. */
  @Needs('prompts.ask')
  @CutsToScope()
  @Post('decisions/next-best')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PromptSchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  async ask(@Me() me: Caller, @Body({ schema: PromptBodySchema }) { others, ...asked }: PromptBody) {
    const customerId = idForm(asked.customerId);
    await this.assertSeen(customerId, me);
    const prompt = await this.askPrompt.run({ ...asked, customerId, by: me.name });
    return promptAnswer(prompt, others ? await this.names.read() : null);
  }

  /** What came of an offer. `presented` takes the place in the contact ledger, or is refused with who has it. */
  @Needs('replies.write')
  @CutsToScope()
  @Post('decisions/:id/replies')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ReplyEndSchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  async reply(
    @Me() me: Caller,
    @Param('id', { schema: DecisionIdSchema }) publicId: string,
    @Body({ schema: ReplyBodySchema }) json: ReplyBody,
  ) {
    const prompt = await this.prompts.findPublic(publicId);
    if (prompt === null) throw new AppError('NOT_FOUND', 'no such prompt');
    await this.assertSeen(prompt.customerId, me);
    const end = await this.recordReply.run({ prompt, json, by: me.name });
    if (end.kind !== 'refused') return { recorded: end.kind === 'recorded', refusals: [] };
    const naming = await this.names.read();
    return { recorded: false, refusals: end.refusals.map((refusal) => refusalAnswer(refusal, naming)) };
  }

  /** What one customer was offered where they came to us, newest first, with what they said. */
  @Needs('prompts.read')
  @Get('customers/:id/prompts')
  @ApiOkResponse({ standardSchema: listOf(PromptWithRepliesSchema) })
  @ApiRefusals(400, 401, 403, 404)
  async list(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: HistoryQuerySchema }) { limit }: HistoryQuery,
  ) {
    const customerId = idForm(id);
    await this.trail.recordOf(me.name, 'customer.prompts', customerId);
    const found = await this.prompts.ofCustomer(customerId, limit);
    const oldest = found.at(-1);
    const told = oldest === undefined ? [] : await this.responses.ofCustomer(customerId, oldest.at);
    const items = found.map((prompt) => {
      const own = told.filter(({ decisionId }) => decisionId === prompt.publicId);
      return { ...promptAnswer(prompt), replies: allWords(own).map(replyAnswer) };
    });
    return { items };
  }

  /** Who has a scope is told of customers beyond it what anybody is told of nobody. */
  private async assertSeen(customerId: string, { name: by, scope }: Caller): Promise<void> {
    const seen = await this.checkScope.run([customerId], { by, scope });
    if (!seen.has(customerId)) throw new AppError('NOT_FOUND', 'no such customer');
  }
}
