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
  offsetMs: z.number().int().describe('business time minus system time, milliseconds'),
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
    const [now, system] = [this.clock.now(), this.clock.system()];
    return {
      now,
      system,
      offsetMs: now.getTime() - system.getTime(),
      setting: this.settings.clockSetting,
      zone: this.rules.policy.operatorZone,
    };
  }
}
