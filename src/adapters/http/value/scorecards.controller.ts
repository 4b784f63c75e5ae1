import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AppError } from '../../../flows/errors.js';
import { ScorecardStore, type ScorecardVersion } from '../../../flows/ports/scorecard-store.js';
import { Needs } from '../access/access.js';
import { ApiRefusals, InstantSchema, limitSchema } from '../schema.js';

const JudgementSchema = z
  .strictObject({
    customers: z.number().int(),
    base: z.number().describe('share that left'),
    auc: z.number(),
    lift: z.number().describe('churn rate of the riskiest tenth ÷ that of all'),
    calibration: z.array(z.strictObject({ customers: z.number().int(), predicted: z.number(), observed: z.number() })),
  })
  .meta({ id: 'Judgement', description: 'out of fold: every customer predicted by a model that never saw them' });

const BinsSchema = z.union([
  z.strictObject({ kind: z.literal('cuts'), cuts: z.array(z.number()) }),
  z.strictObject({ kind: z.literal('values'), values: z.array(z.union([z.string(), z.boolean()])) }),
]);

const HEAD = {
  number: z.number().int(),
  active: z.boolean().describe('whether facts are derived by it'),
  trainedAt: InstantSchema,
  by: z.string(),
  origin: z.string().nullable(),
  planHash: z.string(),
  dropped: z.array(z.string()).describe('attributes left out, because they told the wrong way round or nothing'),
  judgement: JudgementSchema,
};

const ScorecardHeadSchema = z.strictObject(HEAD).meta({ id: 'ScorecardHead' });

const ScorecardSchema = z
  .strictObject({
    ...HEAD,
    questions: z.array(z.string()),
    intercept: z.number(),
    scale: z.strictObject({ atOdds: z.number(), odds: z.number(), doubling: z.number() }),
    attributes: z.array(
      z.strictObject({ name: z.string(), bins: BinsSchema, weights: z.array(z.number()), slope: z.number() }),
    ),
  })
  .meta({ id: 'Scorecard' });

const ListSchema = z.strictObject({ items: z.array(ScorecardHeadSchema) });
const QuerySchema = z.strictObject({ limit: limitSchema(20, 200) });
const NumberSchema = z.coerce.number().int().min(1);

function headOf(version: ScorecardVersion, active: number | undefined) {
  const { number, trainedAt, by, origin, planHash, dropped, judgement } = version;
  return {
    number,
    active: number === active,
    trainedAt: trainedAt.toISOString(),
    by,
    origin,
    planHash,
    dropped,
    judgement,
  };
}

/** Trained versions of the churn early warning; training and activation are commands. */
@ApiTags('value')
@ApiBearerAuth()
@Controller('scorecards')
export class ScorecardsController {
  constructor(private readonly scorecards: ScorecardStore) {}

  /** Newest first. */
  @Needs('rules.read')
  @Get()
  @ApiOkResponse({ standardSchema: ListSchema })
  @ApiRefusals(400, 401)
  async list(@Query({ schema: QuerySchema }) { limit }: z.infer<typeof QuerySchema>) {
    const active = await this.scorecards.active();
    return { items: (await this.scorecards.list(limit)).map((one) => headOf(one, active?.number)) };
  }

  @Needs('rules.read')
  @Get(':number')
  @ApiOkResponse({ standardSchema: ScorecardSchema })
  @ApiRefusals(400, 401, 404)
  async read(@Param('number', { schema: NumberSchema }) number: number) {
    const version = await this.scorecards.find(number);
    if (version === null) throw new AppError('NOT_FOUND', `scorecard ${number}`);
    const { card, questions } = version;
    const active = await this.scorecards.active();
    return { ...headOf(version, active?.number), questions, ...card };
  }
}
