import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ORG_LEVELS } from '../../../core/access/organisation.js';
import { EXPLAINED } from '../../../core/lifecycle/reason.js';
import { PRODUCT_KINDS, VALUE_ADDED_CLASSES } from '../../../core/offer/product.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { Needs } from '../access/access.js';
import { ApiRefusals, listOf, WordsSchema } from '../schema.js';

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

/** What is sold, how the operator is organised, why customers leave: lists of `rules/`. */
@ApiTags('rules')
@ApiBearerAuth()
@Controller()
export class CataloguesController {
  constructor(private readonly rules: BusinessRules) {}

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

  @Needs('rules.read')
  @Get('reasons')
  @ApiOkResponse({ standardSchema: listOf(ReasonSchema) })
  @ApiRefusals(401)
  reasons() {
    return { items: this.rules.reasons };
  }
}
