import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { may } from '../../../core/access/permission.js';
import { campaignTag } from '../../../core/campaign/campaign.js';
import { ChangeCampaign } from '../../../flows/change-campaign.js';
import { CreateCampaign } from '../../../flows/create-campaign.js';
import { AppError } from '../../../flows/errors.js';
import { CampaignStore } from '../../../flows/ports/campaign-store.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { tell } from '../known.js';
import { ApiRefusals, listOf, NameSchema } from '../schema.js';
import {
  type CampaignChangeBody,
  CampaignChangeSchema,
  CampaignSchema,
  type NewCampaignBody,
  NewCampaignSchema,
} from './campaigns.schema.js';

@ApiTags('campaigns')
@ApiBearerAuth()
@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly createCampaign: CreateCampaign,
    private readonly changeCampaign: ChangeCampaign,
  ) {}

  @Needs('campaigns.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(CampaignSchema) })
  @ApiRefusals(401)
  async list() {
    return { items: await this.campaigns.list() };
  }

  /** Its `ETag` is what `If-Match` asks for when it is written anew. */
  @Needs('campaigns.read')
  @Get(':id')
  @ApiOkResponse({ standardSchema: CampaignSchema })
  @ApiRefusals(400, 401, 404)
  async read(@Res({ passthrough: true }) reply: FastifyReply, @Param('id', { schema: NameSchema }) id: string) {
    const campaign = await this.campaigns.find(id);
    if (!campaign) throw new AppError('NOT_FOUND', 'no such campaign');
    tell(reply, campaignTag(campaign));
    return campaign;
  }

  /** A draft over a pack, with the schedule, control and guardrails of its plan; nothing runs until it is made active. */
  @Needs('campaigns.write')
  @Post()
  @ApiCreatedResponse({ standardSchema: CampaignSchema })
  @ApiRefusals(400, 401, 403, 409)
  create(@Me() me: Caller, @Body({ schema: NewCampaignSchema }) body: NewCampaignBody) {
    return this.createCampaign.run({ ...body, by: me.name });
  }

  /** Managers may pause and stop; making a campaign active takes who may write it. */
  @Needs('campaigns.halt')
  @Post(':id/state')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CampaignSchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  change(
    @Me() me: Caller,
    @Param('id', { schema: NameSchema }) id: string,
    @Body({ schema: CampaignChangeSchema }) { to, reason }: CampaignChangeBody,
  ) {
    if (to === 'active' && !may(me.role, 'campaigns.write')) throw new AppError('NOT_ALLOWED', 'the role may not');
    return this.changeCampaign.run({ id, to, by: me.name, reason });
  }
}
