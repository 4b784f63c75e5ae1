import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Known } from '../../../core/kit/write/known.js';
import { localOffer } from '../../../core/offer/local-offer.js';
import { offerTag } from '../../../core/offer/offer.js';
import { nextStates } from '../../../core/offer/offer-life.js';
import { AppError } from '../../../flows/errors.js';
import { MoveOffer } from '../../../flows/move-offer.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { OfferStore } from '../../../flows/ports/offer-store.js';
import { WriteOffer } from '../../../flows/write-offer.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { ApiKnown, KnownBefore, tell } from '../known.js';
import { ApiRefusals, listOf, NameSchema } from '../schema.js';
import {
  LocalQuerySchema,
  OfferBodySchema,
  OfferHistorySchema,
  OfferSchema,
  OfferStepBodySchema,
} from './offers.schema.js';

@ApiTags('offers')
@ApiBearerAuth()
@Controller('offers')
export class OffersController {
  constructor(
    private readonly offers: OfferStore,
    private readonly rules: BusinessRules,
    private readonly writeOffer: WriteOffer,
    private readonly moveOffer: MoveOffer,
  ) {}

  @Needs('campaigns.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(OfferSchema) })
  @ApiRefusals(401)
  async list() {
    return { items: await this.offers.list() };
  }

  /** As it is told to a customer of a node: local words and limits; 404 where it is not offered there. Its `ETag` is of what is stored. */
  @Needs('campaigns.read')
  @Get(':id')
  @ApiOkResponse({ standardSchema: OfferSchema })
  @ApiRefusals(400, 401, 404)
  async read(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', { schema: NameSchema }) id: string,
    @Query({ schema: LocalQuerySchema }) { node }: z.infer<typeof LocalQuerySchema>,
  ) {
    const offer = await this.offers.find(id);
    const { localOffers: said, organisation } = this.rules;
    const told = offer && localOffer(offer, node ?? null, { said, organisation });
    if (told === null) throw new AppError('NOT_FOUND', `offer ${id}`);
    tell(reply, offerTag(told));
    return told;
  }

  /** Who did what, oldest first, who answers at which step, and where it may go. */
  @Needs('campaigns.read')
  @Get(':id/history')
  @ApiOkResponse({ standardSchema: OfferHistorySchema })
  @ApiRefusals(400, 401, 404)
  async history(@Param('id', { schema: NameSchema }) id: string) {
    const offer = await this.offers.find(id);
    if (offer === null) throw new AppError('NOT_FOUND', `offer ${id}`);
    const { state, life } = offer;
    return { state, next: nextStates(state), answerable: life?.answerable ?? {}, items: life?.history ?? [] };
  }

  /** Creates a draft or replaces the content of one. What was handed in is not written any more: 409. */
  @Needs('offers.write')
  @Put(':id')
  @ApiOkResponse({ standardSchema: OfferSchema })
  @ApiKnown()
  @ApiRefusals(400, 401, 403, 409, 412)
  async write(
    @Me() { name: by }: Caller,
    @KnownBefore() known: Known | null,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', { schema: NameSchema }) id: string,
    @Body({ schema: OfferBodySchema }) json: unknown,
  ) {
    const offer = await this.writeOffer.run({ id, json, by, known });
    tell(reply, offerTag(offer));
    return offer;
  }

  /** One step of its life. Approving takes the right to, and another person than who wrote or handed it in. */
  @Needs('campaigns.read')
  @Post(':id/steps')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: OfferSchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  move(
    @Me() { name: by, role }: Caller,
    @Param('id', { schema: NameSchema }) id: string,
    @Body({ schema: OfferStepBodySchema }) { to, note, answers }: z.infer<typeof OfferStepBodySchema>,
  ) {
    const said = note === undefined ? {} : { note };
    const { person, ...named } = answers ?? { role: '' };
    const who = answers === undefined ? {} : { answers: person === undefined ? named : { ...named, person } };
    return this.moveOffer.run({ id, to, by, role, ...said, ...who });
  }
}
