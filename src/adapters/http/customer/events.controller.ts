import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RecordEvents } from '../../../flows/record-events.js';
import { Needs } from '../access/access.js';
import { sayProblem } from '../errors/error-answer.js';
import { ApiRefusals } from '../schema.js';
import { EventsAnswerSchema, type EventsBody, EventsBodySchema } from './record.schema.js';

@ApiTags('events')
@ApiBearerAuth()
@Controller('events')
export class EventsController {
  constructor(private readonly recordEvents: RecordEvents) {}

  /** Up to a thousand events; each is counted, known or refused with its reasons. Telling them again does no harm. */
  @Needs('events.write')
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: EventsAnswerSchema })
  @ApiRefusals(400, 401, 403, 413)
  async record(@Body({ schema: EventsBodySchema }) { events }: EventsBody) {
    const { refused, ...counts } = await this.recordEvents.run(events);
    return { ...counts, refused: refused.map((row) => ({ ...row, problems: row.problems.map(sayProblem) })) };
  }
}
