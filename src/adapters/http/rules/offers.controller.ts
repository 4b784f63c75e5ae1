import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { localOffer } from '../../../core/offer/local-offer.js';
import { OFFER_STATES } from '../../../core/offer/offer.js';
import { AppError } from '../../../flows/errors.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { OfferStore } from '../../../flows/ports/offer-store.js';
import { Needs } from '../access/access.js';
import {
  ApiRefusals,
  ChannelSchema,
  InstantSchema,
  listOf,
  NameSchema,
  PurposeSchema,
  WordsSchema,
} from '../schema.js';

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
    product: z.string().optional().describe('what it sells, where it sells one product'),
    brings: z.array(z.string()).optional().describe('products that come with it'),
    replaces: z.array(z.string()).optional().describe('products given up for it'),
    price: z.number().optional().describe('paid a month, minor units of the currency'),
    wording: z.partialRecord(ChannelSchema, WordingSchema),
  })
  .meta({ id: 'Offer' });

const LocalQuerySchema = z.strictObject({ node: z.string().max(60).optional() });

@ApiTags('offers')
@ApiBearerAuth()
@Controller('offers')
export class OffersController {
  constructor(
    private readonly offers: OfferStore,
    private readonly rules: BusinessRules,
  ) {}

  @Needs('campaigns.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(OfferSchema) })
  @ApiRefusals(401)
  async list() {
    return { items: await this.offers.list() };
  }

  /** As it is told to a customer of a node: local words and limits; 404 where it is not offered there. */
  @Needs('campaigns.read')
  @Get(':id')
  @ApiOkResponse({ standardSchema: OfferSchema })
  @ApiRefusals(400, 401, 404)
  async read(
    @Param('id', { schema: NameSchema }) id: string,
    @Query({ schema: LocalQuerySchema }) { node }: z.infer<typeof LocalQuerySchema>,
  ) {
    const offer = await this.offers.find(id);
    const { localOffers: said, organisation } = this.rules;
    const told = offer && localOffer(offer, node ?? null, { said, organisation });
    if (told === null) throw new AppError('NOT_FOUND', `offer ${id}`);
    return told;
  }
}
