import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FACT_SOURCES, FACT_TYPES, FRESHNESS } from '../../../core/facts/fact-catalogue.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { Needs } from '../access/access.js';
import { ApiRefusals, listOf, WordsSchema } from '../schema.js';

const FactSchema = z
  .strictObject({
    name: z.string(),
    type: z.enum(FACT_TYPES),
    unit: z.string().nullable(),
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
  })
  .meta({ id: 'Fact' });

const LeverSchema = z
  .strictObject({ id: z.string(), title: WordsSchema, branch: z.string(), stages: z.array(z.string()) })
  .meta({ id: 'Lever' });

@ApiTags('rules')
@ApiBearerAuth()
@Controller()
export class FactsController {
  constructor(private readonly rules: BusinessRules) {}

  /** What a rule may ask of a customer. */
  @Needs('rules.read')
  @Get('facts')
  @ApiOkResponse({ standardSchema: listOf(FactSchema) })
  @ApiRefusals(401)
  facts() {
    return { items: [...this.rules.catalogue.values()] };
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
