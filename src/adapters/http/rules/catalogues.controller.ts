import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ORG_LEVELS } from '../../../core/access/organisation.js';
import { METRIC_UNITS } from '../../../core/campaign/guardrail.js';
import { EXPLAINED } from '../../../core/lifecycle/reason.js';
import { PRODUCT_KINDS, VALUE_ADDED_CLASSES } from '../../../core/offer/product.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { DemandLog } from '../../../flows/ports/demand-log.js';
import { Needs } from '../access/access.js';
import { ApiRefusals, InstantSchema, limitSchema, listOf, WordsSchema } from '../schema.js';

const ProductSchema = z
  .strictObject({
    id: z.string(),
    title: WordsSchema,
    kind: z.enum(PRODUCT_KINDS),
    valueAdded: z.enum(VALUE_ADDED_CLASSES).optional(),
    owner: z.enum(['own', 'partner']),
    version: z.number().int(),
    excludes: z.array(z.string()),
    cannibalises: z.array(z.string()),
    requires: z.array(z.string()),
    needsServiceability: z.boolean(),
    industries: z.array(z.string()).optional(),
  })
  .meta({ id: 'Product' });

const OrgNodeSchema = z
  .strictObject({
    code: z.string(),
    level: z.enum(ORG_LEVELS),
    parent: z.string().nullable(),
    title: WordsSchema,
  })
  .meta({ id: 'OrgNode' });

const ReasonSchema = z
  .strictObject({ code: z.string(), title: WordsSchema, explains: z.array(z.enum(EXPLAINED)) })
  .meta({ id: 'Reason' });

const MetricSchema = z
  .strictObject({
    code: z.string(),
    title: WordsSchema,
    definition: WordsSchema,
    unit: z.enum(METRIC_UNITS),
    better: z.enum(['higher', 'lower']),
  })
  .meta({ id: 'Metric' });

const NamedListSchema = z
  .strictObject({ name: z.string(), title: WordsSchema, size: z.number().int().min(0) })
  .meta({ id: 'NamedList' });

const DemandQuerySchema = z.strictObject({ product: z.string().max(100).optional(), limit: limitSchema(100, 1_000) });
const DemandSchema = z
  .strictObject({
    product: z.string(),
    orgNode: z.string().nullable(),
    customers: z.number().int(),
    first: InstantSchema,
    last: InstantSchema,
  })
  .meta({ id: 'Demand' });

/** What is sold, how the operator is organised, why customers leave: lists of `rules/`. */
@ApiTags('rules')
@ApiBearerAuth()
@Controller()
export class CataloguesController {
  constructor(
    private readonly rules: BusinessRules,
    private readonly demands: DemandLog,
  ) {}

  /** Customers whom runs would have offered a product that cannot be delivered to them, by product and node: most first. */
  @Needs('campaigns.read')
  @Get('demand')
  @ApiOkResponse({ standardSchema: listOf(DemandSchema) })
  @ApiRefusals(400, 401)
  async demand(@Query({ schema: DemandQuerySchema }) { product, limit }: z.infer<typeof DemandQuerySchema>) {
    const counts = await this.demands.counts(product ?? null, limit);
    return {
      items: counts.map((one) => ({ ...one, first: one.first.toISOString(), last: one.last.toISOString() })),
    };
  }

  /** What campaigns are judged and watched by: a limit of a guardrail is in the unit of its metric. */
  @Needs('campaigns.read')
  @Get('metrics')
  @ApiOkResponse({ standardSchema: listOf(MetricSchema) })
  @ApiRefusals(401)
  metrics() {
    return { items: this.rules.metrics };
  }

  @Needs('rules.read')
  @Get('products')
  @ApiOkResponse({ standardSchema: listOf(ProductSchema) })
  @ApiRefusals(401)
  products() {
    return { items: [...this.rules.products.values()] };
  }

  @Needs('rules.read')
  @Get('organisation')
  @ApiOkResponse({ standardSchema: listOf(OrgNodeSchema) })
  @ApiRefusals(401)
  organisation() {
    return { items: this.rules.organisation.all };
  }

  /** What `inList` may name. */
  @Needs('rules.read')
  @Get('lists')
  @ApiOkResponse({ standardSchema: listOf(NamedListSchema) })
  @ApiRefusals(401)
  lists() {
    return {
      items: [...this.rules.lists].map(([name, { title, values }]) => ({ name, title, size: values.length })),
    };
  }

  @Needs('rules.read')
  @Get('reasons')
  @ApiOkResponse({ standardSchema: listOf(ReasonSchema) })
  @ApiRefusals(401)
  reasons() {
    return { items: this.rules.reasons };
  }
}
