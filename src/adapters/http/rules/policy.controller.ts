import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CHANNELS } from '../../../core/customer/consent.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { Needs } from '../access/access.js';
import { ApiRefusals, listOf } from '../schema.js';
import { ContactPolicySchema, GridSchema, PriceLeverSchema } from './policy.schema.js';

/** Lists and limits of `rules/` that a marketer works under. */
@ApiTags('rules')
@ApiBearerAuth()
@Controller()
export class PolicyController {
  constructor(private readonly rules: BusinessRules) {}

  /** How often and at what hours anybody is spoken to, by channel and place; who signs it, and how a customer gets out of it. */
  @Needs('rules.read')
  @Get('contact-policy')
  @ApiOkResponse({ standardSchema: ContactPolicySchema })
  @ApiRefusals(401)
  policy() {
    const { policy, capacities = [] } = this.rules;
    const { operatorZone, hours, caps, jurisdictions = [], defaultJurisdiction = null } = policy;
    const { spreadMinutes = 0, fatigue = null, sender = null, sameOfferDays = null, smsParts = null } = policy;
    const places = { jurisdictions, defaultJurisdiction };
    const messages = { sameOfferDays, smsParts, sender };
    const all = { hours, caps, ...places, ...messages, spreadMinutes, fatigue, capacities };
    return { operatorZone, channels: [...CHANNELS], ...all };
  }

  /** What is done for each segment, marketing element by marketing element. */
  @Needs('rules.read')
  @Get('marketing-elements')
  @ApiOkResponse({ standardSchema: GridSchema })
  @ApiRefusals(401)
  grid() {
    return this.rules.grid;
  }

  /** Ways to work on a price, for offers to name. */
  @Needs('rules.read')
  @Get('price-levers')
  @ApiOkResponse({ standardSchema: listOf(PriceLeverSchema) })
  @ApiRefusals(401)
  priceLevers() {
    return { items: this.rules.priceLevers };
  }
}
