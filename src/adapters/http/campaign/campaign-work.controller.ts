import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { campaignTag } from '../../../core/campaign/campaign.js';
import type { Known } from '../../../core/kit/write/known.js';
import { DryRunCampaign } from '../../../flows/dry-run-campaign.js';
import { EditCampaign } from '../../../flows/edit-campaign.js';
import { ListCampaignOutreach } from '../../../flows/list-campaign-outreach.js';
import { Counting } from '../../../flows/ports/counting.js';
import { ReadCampaignTotals } from '../../../flows/read-campaign-totals.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { OutreachSchema } from '../delivery/outreach.schema.js';
import { outreachAnswer } from '../delivery/outreach-answer.js';
import { Gone } from '../gone.js';
import { ApiKnown, KnownBefore, tell } from '../known.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, NameSchema, pageOf } from '../schema.js';
import {
  type CampaignEditBody,
  CampaignEditSchema,
  type CampaignOutreachQuery,
  CampaignOutreachQuerySchema,
  CampaignSchema,
  CampaignTotalsSchema,
} from './campaigns.schema.js';
import { type DryRunBody, DryRunBodySchema, DryRunSchema, dryRunAnswer } from './dry-run.js';

@ApiTags('campaigns')
@ApiBearerAuth()
@Controller('campaigns')
export class CampaignWorkController {
  constructor(
    private readonly editCampaign: EditCampaign,
    private readonly totals: ReadCampaignTotals,
    private readonly counting: Counting,
    private readonly listOutreach: ListCampaignOutreach,
    private readonly trail: LookUpTrail,
  ) {}

  /** Writes it anew: all of a draft; of one that was made active the title and the schedule. What is settled answers 409. */
  @Needs('campaigns.write')
  @Put(':id')
  @ApiOkResponse({ standardSchema: CampaignSchema })
  @ApiKnown()
  @ApiRefusals(400, 401, 403, 404, 409, 412)
  async edit(
    @Me() me: Caller,
    @KnownBefore() known: Known | null,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', { schema: NameSchema }) id: string,
    @Body({ schema: CampaignEditSchema }) body: CampaignEditBody,
  ) {
    const campaign = await this.editCampaign.run({ ...body, id, by: me.name, known });
    tell(reply, campaignTag(campaign));
    return campaign;
  }

  /** What it planned, and where that is now: held, on its way, sent, dropped. Every message is in one place. */
  @Needs('campaigns.read')
  @Get(':id/totals')
  @ApiOkResponse({ standardSchema: CampaignTotalsSchema })
  @ApiRefusals(400, 401, 403, 404)
  readTotals(@Param('id', { schema: NameSchema }) id: string) {
    return this.totals.run(id);
  }

  /** The messages behind a number of the totals, with why they wait or ended: as many as it counts. */
  @Needs('customers.read')
  @Get(':id/outreach')
  @ApiOkResponse({ standardSchema: pageOf(OutreachSchema) })
  @ApiRefusals(400, 401, 403, 404)
  async outreach(
    @Me() me: Caller,
    @Param('id', { schema: NameSchema }) campaignId: string,
    @Query({ schema: CampaignOutreachQuerySchema }) { after, limit, where, channel }: CampaignOutreachQuery,
  ) {
    const wish = { campaignId, place: where ?? null, channel: channel ?? null, after: after ?? null, limit };
    const { items, next } = await this.listOutreach.run(wish);
    await this.trail.record(me.name, 'campaign.outreach', campaignId, { outreach: items.length });
    return { items: items.map(outreachAnswer), next };
  }

  /**
   * What a run would come to if it began now: the same gates, the same allocation, the same caps. Nothing is sent, no place
   * is taken, nobody is named.
   */
  @Needs('campaigns.read')
  @Post(':id/dry-run')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: DryRunSchema })
  @ApiRefusals(400, 401, 403, 404, 503)
  async dryRun(
    @Gone() gone: AbortSignal,
    @Param('id', { schema: NameSchema }) campaignId: string,
    @Body({ schema: DryRunBodySchema }) { share }: DryRunBody,
  ) {
    return dryRunAnswer(await this.counting.run(DryRunCampaign, { campaignId, share }, gone));
  }
}
