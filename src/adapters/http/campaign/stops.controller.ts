import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChangeStop } from '../../../flows/change-stop.js';
import { StopStore } from '../../../flows/ports/stop-store.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { ApiRefusals, listOf } from '../schema.js';
import { type StopBody, StopBodySchema, StopChangeSchema, StopSchema } from './stops.schema.js';

@ApiTags('emergency-stops')
@ApiBearerAuth()
@Controller('emergency-stops')
export class StopsController {
  constructor(
    private readonly stops: StopStore,
    private readonly changeStop: ChangeStop,
  ) {}

  /** Those that hold now. */
  @Needs('runs.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(StopSchema) })
  @ApiRefusals(401, 403)
  async list() {
    return { items: await this.stops.active() };
  }

  /** Nothing that it is about is decided or handed over from then on. Who may halt a campaign may pull it. */
  @Needs('campaigns.halt')
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: StopChangeSchema })
  @ApiRefusals(400, 401, 403, 404)
  stop(@Me() me: Caller, @Body({ schema: StopBodySchema }) { kind, of, why }: StopBody) {
    return this.changeStop.run({ to: 'stop', kind, of: of ?? null, by: me.name, why });
  }

  /** Ends a stop; it takes who may make a campaign active. */
  @Needs('campaigns.write')
  @Post('end')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: StopChangeSchema })
  @ApiRefusals(400, 401, 403)
  resume(@Me() me: Caller, @Body({ schema: StopBodySchema }) { kind, of, why }: StopBody) {
    return this.changeStop.run({ to: 'resume', kind, of: of ?? null, by: me.name, why });
  }
}
