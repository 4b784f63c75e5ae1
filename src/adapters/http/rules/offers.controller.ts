import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { OFFER_STATES } from '../../../core/offer/offer.js';
import { OfferStore } from '../../../flows/ports/offer-store.js';
import { Needs } from '../access/access.js';
import { ApiRefusals, ChannelSchema, InstantSchema, listOf, PurposeSchema, WordsSchema } from '../schema.js';

const WordingSchema = z.strictObject({ subject: WordsSchema.optional(), body: WordsSchema }).meta({ id: 'Wording' });

const OfferSchema = z
  .strictObject({
    id: z.string(),
    title: WordsSchema,
    state: z.enum(OFFER_STATES),
    purpose: PurposeSchema,
    validFrom: InstantSchema,
    validUntil: InstantSchema.describe('excluded'),
    limits: WordsSchema,
    value: z.number().describe('expected incremental margin of one acceptance, minor units of the currency'),
    currency: z.string(),
    wording: z.partialRecord(ChannelSchema, WordingSchema),
  })
  .meta({ id: 'Offer' });

@ApiTags('offers')
@ApiBearerAuth()
@Controller('offers')
export class OffersController {
  constructor(private readonly offers: OfferStore) {}

  @Needs('campaigns.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(OfferSchema) })
  @ApiRefusals(401)
  async list() {
    return { items: await this.offers.list() };
  }
}
