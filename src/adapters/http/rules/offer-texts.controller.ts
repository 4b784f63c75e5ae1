import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idForm } from '../../../core/customer/identity.js';
import { LOCALES } from '../../../core/kit/locale.js';
import { type OfferPreview, PreviewOffer } from '../../../flows/preview-offer.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { ProblemSchema, sayProblem } from '../errors/error-answer.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, ChannelSchema, CustomerIdSchema, NameSchema } from '../schema.js';

const OfferTextsSchema = z
  .strictObject({
    locale: z
      .enum(LOCALES)
      .nullable()
      .describe('the one the customer would be written to in; null: of nobody in particular'),
    items: z.array(
      z.strictObject({
        channel: ChannelSchema,
        locale: z.enum(LOCALES),
        subject: z.string().nullable(),
        body: z.string().nullable().describe('null: the text cannot be made'),
        problems: z.array(ProblemSchema),
      }),
    ),
  })
  .meta({ id: 'OfferTexts' });

const told = ({ locale, items }: OfferPreview) => {
  return { locale, items: items.map((one) => ({ ...one, problems: one.problems.map(sayProblem) })) };
};

/** Words of offers as they would go out, signed and with the way out; nothing is sent. */
@ApiTags('offers')
@ApiBearerAuth()
@Controller()
export class OfferTextsController {
  constructor(
    private readonly previewOffer: PreviewOffer,
    private readonly trail: LookUpTrail,
  ) {}

  /** For nobody in particular: an id and a name stand in. */
  @Needs('campaigns.read')
  @Get('offers/:id/texts')
  @ApiOkResponse({ standardSchema: OfferTextsSchema })
  @ApiRefusals(400, 401, 404)
  async texts(@Param('id', { schema: NameSchema }) offer: string) {
    return told(await this.previewOffer.run({ offer, customer: null }));
  }

  /** For one customer, by the local version of the offer; the name is masked as the role asks. */
  @Needs('customers.read')
  @Get('customers/:id/offer-texts/:offer')
  @ApiOkResponse({ standardSchema: OfferTextsSchema })
  @ApiRefusals(400, 401, 403, 404)
  async textsFor(
    @Me() { name, role }: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Param('offer', { schema: NameSchema }) offer: string,
  ) {
    await this.trail.record(name, 'customer.offer-texts', idForm(id));
    return told(await this.previewOffer.run({ offer, customer: { id: idForm(id), role } }));
  }
}
