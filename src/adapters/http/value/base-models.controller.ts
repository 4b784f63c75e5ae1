import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AppError } from '../../../flows/errors.js';
import { AffinityStore } from '../../../flows/ports/affinity-store.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { PyramidStore } from '../../../flows/ports/pyramid-store.js';
import { Needs } from '../access/access.js';
import { ApiRefusals, InstantSchema } from '../schema.js';

const AffinitySchema = z
  .strictObject({
    number: z.number().int(),
    builtAt: InstantSchema,
    customers: z.number().int(),
    origin: z.string().nullable(),
    rules: z.array(
      z.strictObject({
        within: z.string().nullable().describe('the part of the base it holds in'),
        holds: z.string(),
        also: z.string(),
        support: z.number(),
        confidence: z.number(),
        lift: z.number(),
      }),
    ),
  })
  .meta({ id: 'Affinity' });

const CurveSchema = z
  .strictObject({
    build: z.number().int(),
    asOf: InstantSchema,
    network: z.string().nullable().describe('code of a local network; null is the whole base'),
    currency: z.string(),
    customers: z.number().int(),
    revenue: z.number().describe('minor units a month'),
    curve: z
      .array(z.strictObject({ customers: z.number(), revenue: z.number() }))
      .describe('shares of one, from the top'),
  })
  .meta({ id: 'ConcentrationCurve' });

const QuerySchema = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  network: z.string().max(60).optional(),
  steps: z.coerce.number().int().min(1).max(1_000).default(100),
});

/** What is counted from the base itself. */
@ApiTags('value')
@ApiBearerAuth()
@Controller()
export class BaseModelsController {
  constructor(
    private readonly affinities: AffinityStore,
    private readonly pyramids: PyramidStore,
    private readonly rules: BusinessRules,
  ) {}

  /** What customers who hold one product also hold: the count in force, strongest lift first. */
  @Needs('rules.read')
  @Get('affinity')
  @ApiOkResponse({ standardSchema: AffinitySchema })
  @ApiRefusals(401, 404)
  async affinity() {
    const newest = await this.affinities.newest();
    if (newest === null) throw new AppError('NOT_FOUND', 'affinity');
    const { number, builtAt, customers, origin, rules } = newest;
    return { number, builtAt: builtAt.toISOString(), customers, origin, rules };
  }

  /** How revenue is concentrated: at each share of the customers, from the top, the share of the revenue. */
  @Needs('base.read')
  @Get('pyramid')
  @ApiOkResponse({ standardSchema: CurveSchema })
  @ApiRefusals(400, 401, 404)
  async curve(@Query({ schema: QuerySchema }) { currency, network: code, steps }: z.infer<typeof QuerySchema>) {
    const network = code ?? null;
    const head = await this.pyramids.newestHead();
    const pyramid = this.rules.trained.pyramids?.of({ network, currency }) ?? null;
    if (head === null || pyramid === null) throw new AppError('NOT_FOUND', `pyramid ${network ?? '*'} ${currency}`);
    return {
      build: head.number,
      asOf: head.asOf.toISOString(),
      network,
      currency,
      customers: pyramid.customers,
      revenue: pyramid.total,
      curve: pyramid.curve(steps),
    };
  }
}
