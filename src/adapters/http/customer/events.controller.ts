import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { pathTo } from '../../../core/kit/found-problems.js';
import { AppError } from '../../../flows/errors.js';
import { RecordEvents } from '../../../flows/record-events.js';
import { Needs } from '../access/access.js';
import { sayProblem } from '../errors/error-answer.js';
import { ApiRefusals } from '../schema.js';
import { EventsAnswerSchema, type EventsBody, EventsBodySchema } from './record.schema.js';

/** There is nothing wrong with the event but its id, which is another's. */
const ID_TAKEN: readonly string[] = ['EVENT_ID_OF_ANOTHER', 'EVENT_ID_REUSED'];

@ApiTags('events')
@ApiBearerAuth()
@Controller('events')
export class EventsController {
  constructor(private readonly recordEvents: RecordEvents) {}

  /**
   * Up to a thousand events. Answered once a majority of the database has them and they are counted; what they lead to is
   * decided next. Telling them again is answered the same and does nothing; telling something else under an id that was used is
   * refused. Rows that are wrong are refused by themselves;
   * where all are, so is the whole.
   */
  @Needs('events.write')
  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({ standardSchema: EventsAnswerSchema })
  @ApiRefusals(400, 401, 403, 409, 413)
  async record(@Body({ schema: EventsBodySchema }) { events }: EventsBody) {
    const { refused, counted, known } = await this.recordEvents.run(events);
    const accepted = counted + known;
    if (accepted === 0) {
      const problems = refused.flatMap((row) =>
        row.problems.map((problem) => ({ ...problem, path: pathTo('$.events', row.row) + problem.path.slice(1) })),
      );
      const isTaken = refused.every((row) => row.problems.every(({ code }) => ID_TAKEN.includes(code)));
      throw new AppError(isTaken ? 'CONFLICT' : 'INVALID_INPUT', 'no event could be taken', problems);
    }
    return { accepted, refused: refused.map((row) => ({ ...row, problems: row.problems.map(sayProblem) })) };
  }
}
