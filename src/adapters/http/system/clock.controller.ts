import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { Clock } from '../../../flows/ports/clock.js';
import { Public } from '../access/access.js';
import { InstantSchema } from '../schema.js';
import { HttpSettings } from '../settings.js';

const ClockSchema = z.strictObject({
  now: InstantSchema.describe('business time'),
  system: InstantSchema.describe("the machine's time"),
  setting: z.enum(['system', 'instant', 'sample']),
  zone: z.string().describe("the operator's zone"),
});

@ApiTags('clock')
@Controller('clock')
export class ClockController {
  constructor(
    private readonly clock: Clock,
    private readonly rules: BusinessRules,
    private readonly settings: HttpSettings,
  ) {}

  @Public()
  @Get()
  @ApiOkResponse({ standardSchema: ClockSchema })
  read() {
    return {
      now: this.clock.now(),
      system: this.clock.system(),
      setting: this.settings.clockSetting,
      zone: this.rules.policy.operatorZone,
    };
  }
}
