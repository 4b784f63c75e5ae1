import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FACT_SOURCES, FACT_TYPES, FRESHNESS } from '../../../core/facts/fact-catalogue.js';
import { type FactProfile, nullShareOf } from '../../../core/facts/profile/fact-profile.js';
import { AppError } from '../../../flows/errors.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { FactProfileStore } from '../../../flows/ports/fact-profile-store.js';
import { Needs } from '../access/access.js';
import { ApiRefusals, InstantSchema, listOf, WordsSchema } from '../schema.js';
import { FactProfileSchema } from './facts.schema.js';

const FactSchema = z
  .strictObject({
    name: z.string(),
    type: z.enum(FACT_TYPES),
    unit: z.string().nullable().describe("minor: minor units of each customer's currency"),
    nullable: z.boolean(),
    values: z.array(z.string()).optional(),
    labels: WordsSchema,
    help: WordsSchema.optional(),
    source: z.enum(FACT_SOURCES).optional(),
    freshness: z.enum(FRESHNESS).optional(),
    valueLabels: z.record(z.string(), WordsSchema).optional(),
    months: z.number().int().optional().describe('of a series: how many it holds'),
    fields: z.array(z.unknown()).optional().describe('of a list: what its elements hold, each declared like a fact'),
    whole: z.boolean().optional(),
    influence: z.boolean().optional(),
    profile: FactProfileSchema.nullable().describe('null: these models were not profiled yet'),
  })
  .meta({ id: 'Fact' });

const FactsSchema = z.strictObject({
  asOf: InstantSchema.nullable().describe('when the base was last profiled'),
  items: z.array(FactSchema),
});
const FactNameSchema = z.string().min(1).max(120);

function profileAnswer(profile: FactProfile | undefined) {
  if (profile === undefined) return null;
  const { customers, known, distribution, currencies } = profile;
  return { customers, known, nullShare: nullShareOf(profile), distribution, ...(currencies && { currencies }) };
}

const LeverSchema = z
  .strictObject({
    id: z.string(),
    title: WordsSchema,
    branch: z.string(),
    stages: z.array(z.string()),
    guardrails: z.array(z.string()).optional().describe('what a campaign without a plan of its own is watched by'),
  })
  .meta({ id: 'Lever' });

@ApiTags('rules')
@ApiBearerAuth()
@Controller()
export class FactsController {
  constructor(
    private readonly rules: BusinessRules,
    private readonly profiles: FactProfileStore,
  ) {}

  /** What a rule may ask of a customer, and how it lies over the base as it was last profiled. */
  @Needs('rules.read')
  @Get('facts')
  @ApiOkResponse({ standardSchema: FactsSchema })
  @ApiRefusals(401)
  async facts() {
    const known = await this.profiles.newest(this.rules.modelsHash);
    const byName = new Map(known?.facts.map((one) => [one.name, one]));
    const items = [...this.rules.catalogue.values()].map((fact) => {
      return { ...fact, profile: profileAnswer(byName.get(fact.name)) };
    });
    return { asOf: known?.asOf.toISOString() ?? null, items };
  }

  @Needs('rules.read')
  @Get('facts/:name')
  @ApiOkResponse({ standardSchema: FactSchema })
  @ApiRefusals(400, 401, 404)
  async fact(@Param('name', { schema: FactNameSchema }) name: string) {
    const fact = this.rules.catalogue.get(name);
    if (fact === undefined) throw new AppError('NOT_FOUND', `fact ${name}`);
    const known = await this.profiles.newest(this.rules.modelsHash);
    return { ...fact, profile: profileAnswer(known?.facts.find((one) => one.name === name)) };
  }

  /** What a campaign may pull. */
  @Needs('rules.read')
  @Get('levers')
  @ApiOkResponse({ standardSchema: listOf(LeverSchema) })
  @ApiRefusals(401)
  levers() {
    return { items: this.rules.levers };
  }
}
